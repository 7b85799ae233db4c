"""CloudFormation types that moto lacks, for a moto server in the same process."""
