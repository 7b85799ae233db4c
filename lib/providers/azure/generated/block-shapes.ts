// Generated from document/block-types.ts by `npm run generate`. Do not edit.

/** The shapes of what a block may say: lib/lowered/read-shapes.ts reads it. */
export const BLOCK_SHAPES = `\
AllNodes nodes_value_type!:"All"
BlockInput job_input_type!:"literal" mode:"Direct"|"ReadOnlyMount"|"ReadWriteMount"|"Download"|"EvalMount"|"EvalDownload" value!
BlockOutput job_output_type!:"uri_file"|"uri_folder"|"mltable"|"mlflow_model"|"custom_model"|"triton_model" mode:"ReadWriteMount"|"Upload"|"Direct" uri
CommandLimits job_limits_type!:"Command" timeout
CommandNodeFields comment computeId distribution:PyTorchDistribution|MpiDistribution|TensorFlowDistribution environment_variables:{string} inputs:{BlockInput} limits:CommandLimits outputs:{BlockOutput} properties:{string} queue_settings:QueueSettings resources:NodeResources services:{JobService}
JobService endpoint job_service_type nodes:AllNodes port:number properties:{string}
MpiDistribution distribution_type!:"Mpi" process_count_per_instance:number
NodeResources docker_args instance_count:number instance_type properties:{any} shm_size
PyTorchDistribution distribution_type!:"PyTorch" process_count_per_instance:number
QueueSettings job_tier:"Null"|"Spot"|"Basic"|"Standard"|"Premium"
TensorFlowDistribution distribution_type!:"TensorFlow" parameter_server_count:number worker_count:number
`;
