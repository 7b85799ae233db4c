"""CloudFormation templates through cfn-lint."""
import court
from cfnlint.api import lint
from cfnlint.config import ManualArgs

# Rules that speak of how a template is written by hand, not of what it makes.
NOT_ASKED = []


def template_problems(document):
    config = ManualArgs(regions=["eu-west-1"], ignore_checks=NOT_ASKED, include_checks=["W", "E"])
    for match in lint(document["text"], config=config):
        yield f"{match.rule.id} {'/'.join(str(part) for part in match.path or [])}: {match.message}"


if __name__ == "__main__":
    court.serve(court.each(template_problems))
