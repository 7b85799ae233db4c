import { entry } from '../entry.js';
import { suggestion } from '../nearest.js';

/** A size as people say it: `3.0 GiB`, `16.0 MiB`. */
const sizeText = (bytes: number): string =>
  bytes >= 2 ** 29 ? `${(bytes / 2 ** 30).toFixed(1)} GiB` : `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** TRV2xxx: local files that a spec names. */
export const filesCatalogue = {
  TRV2006: entry<{ file: string; field: string; wanted: 'file' | 'folder'; found?: string }>({
    slug: 'file-missing',
    severity: 'error',
    message: ({ file, field, wanted, found }) =>
      found === undefined
        ? `${field}: there is no ${wanted} "${file}"`
        : `${field}: "${file}" is ${found}, and a ${wanted} is needed`,
    help: ({ field, wanted, found }) =>
      found === undefined
        ? 'paths are relative to the file that holds the spec'
        : `name a ${wanted}${field === 'uri' ? `, or say of the dataset what is there: type: ${wanted === 'file' ? 'directory' : 'file'}` : ''}`,
    about:
      'Code, requirements, predictors and local datasets must exist when the spec is compiled. `code` and `build` name folders, `predictor` and `requirements` files, and a dataset what its `type` says.',
  }),
  TRV2007: entry<{ file: string; to?: string }>({
    slug: 'path-outside',
    severity: 'error',
    message: ({ file, to }) =>
      `the path "${file}" leads outside the folder of the spec${to === undefined ? '' : `, by a link to ${to}`}`,
    help: ({ to }) =>
      to === undefined
        ? 'move it beside the spec, or put the spec higher up'
        : 'copy what the link leads to, or put the spec higher up',
    about:
      'What is uploaded must lie in or below the folder of the spec, so that a spec from elsewhere cannot upload files of the machine that compiles it. A link that leads out of it is refused like the path itself.',
  }),
  TRV2019: entry<{ kept: string; bytes: number }>({
    slug: 'code-folder-large',
    severity: 'warning',
    message: ({ kept, bytes }) => `the code folder "${kept}" has ${Math.round(bytes / 1e6)} MB`,
    help: () => 'keep data out of the code folder, or list it in a .triviumignore file',
    about: 'The code folder is packed and uploaded with each change of any file in it.',
  }),
  TRV2021: entry<{ folder: string }>({
    slug: 'dockerfile-missing',
    severity: 'error',
    message: ({ folder }) => `build: there is no Dockerfile in "${folder}"`,
    help: () => 'add a file named Dockerfile to it, or name the folder that has one',
    about:
      'An image is built from a folder with a file named Dockerfile. Its tag is made of what the folder holds, which is why the folder is read when the spec is compiled.',
  }),
  TRV2025: entry<{ file: string; bytes: number; limit: number; what: string }>({
    slug: 'local-file-too-large',
    severity: 'error',
    message: ({ file, bytes, limit, what }) => `"${file}" has ${sizeText(bytes)}; ${what} may have ${sizeText(limit)}`,
    help: () => 'put it into cloud storage and name its URI, or list it in a .triviumignore file when no step needs it',
    about:
      'Local files are uploaded with the deployment, and again with each change. A local file has less than 2 GiB, since Node reads no larger one; the code, predictors and requirements of a step are packed into one archive, in memory, and have 1 GiB at most; a file of requirements has 16 MiB at most. Large data belongs in cloud storage, where a dataset names it by its address.',
  }),
  TRV2026: entry<{ link: string; problem: string }>({
    slug: 'link-left-out',
    severity: 'warning',
    message: ({ link, problem }) => `the link "${link}" is left out: ${problem}`,
    help: () => 'copy what it leads to into the folder, or list the link in a .triviumignore file',
    about:
      'Links to files and folders within the same folder are followed, and travel as copies. What is outside of the folder is not part of it: a step would not find it.',
  }),
  TRV2040: entry<{ file: string; line: string; number: number }>({
    slug: 'requirement-malformed',
    severity: 'error',
    message: ({ file, line, number }) => `${file}:${number}: "${line}" is no requirement that pip can read`,
    help: () => 'write a name and its version, such as scikit-learn==1.4.2, or an option of pip',
    about:
      'Requirements are installed when a step starts or when its environment is built: after minutes, and on a machine that is paid for. What pip could not read is refused before.',
  }),
  TRV2041: entry<{ file: string; line: string; number: number }>({
    slug: 'requirement-of-a-local-file',
    severity: 'error',
    message: ({ file, line, number }) =>
      `${file}:${number}: "${line}" names a local file or folder, which does not travel with the requirements`,
    help: () =>
      'write all requirements in one file, as a lock has them; put a package of your own into the code folder, or name it by an address',
    about:
      'A file of requirements is taken alone: into the archive of a step, or into the definition of an environment. What it names beside itself (`-r`, `-c`, `-e .`, `./package`) is not there.',
  }),
  TRV2042: entry<{ script: string; code: string; known: readonly string[] }>({
    slug: 'script-not-in-code',
    severity: 'warning',
    message: ({ script, code, known }) =>
      `the command starts "${script}", which is not in the code folder "${code}"${suggestion(script, known)}`,
    help: ({ code }) => `put it into "${code}", or change the command; look into .triviumignore when it is there`,
    about:
      'A command runs in the code folder of its step. A script that is missing there is found out when the machine has started. Only commands whose script is plain are looked at: `python train.py`, `bash run.sh`, `./train`.',
  }),
  TRV2043: entry<{ file: string }>({
    slug: 'predictor-not-python',
    severity: 'error',
    message: ({ file }) => `predictor: "${file}" is no module of Python`,
    help: () => 'name a file that ends with .py, with load(model_dir) and predict(model, rows)',
    about:
      'The predictor is a module of Python that is packed with each version of a model, and imported where it is served: on the machine of an endpoint, after the release has begun.',
  }),
  TRV2044: entry<{ file: string; missing: readonly string[] }>({
    slug: 'predictor-without-functions',
    severity: 'warning',
    message: ({ file, missing }) => `predictor: "${file}" defines no ${missing.join(' and no ')}`,
    help: () =>
      'define load(model_dir), which gives a model, and predict(model, rows), which gives a prediction for each row',
    about:
      'An endpoint calls `load` once with the folder of the model, and `predict` for each request. The file is looked at as text: what is imported, assigned or made when it runs is taken as there.',
  }),
};
