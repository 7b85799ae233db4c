import { requirementOf } from './framework.js';
import type { ImageNeed } from './image.js';
import { compareVersions, neighbours } from './version.js';

/** The Python that a program gets when neither its image nor the spec says one. */
export const DEFAULT_PYTHON = '3.11';

/** Pythons that the clouds' plain images can be had with: those that the language still supports, and one older. */
export const PYTHONS: readonly string[] = ['3.9', '3.10', '3.11', '3.12', '3.13', '3.14'];

/** The Python of a need: that of `python@3.11`, else that which is asked for, else the default. */
export function pythonOf(need: ImageNeed): string {
  return need.framework === 'python' ? need.version.split('.').slice(0, 2).join('.') : (need.python ?? DEFAULT_PYTHON);
}

/** The nearest Pythons to one that cannot be had, or nothing when it can. */
export function pythonRefusal(python: string): readonly string[] | undefined {
  return PYTHONS.includes(python) ? undefined : neighbours([...PYTHONS].sort(compareVersions), python);
}

/** What pip adds to a plain Python for a pin, GPU libraries included. */
export function installOf(need: ImageNeed): readonly string[] {
  const requirement = requirementOf(need);
  if (requirement === undefined) return [];
  // TensorFlow's wheel has no CUDA libraries of its own; PyTorch's and XGBoost's have.
  const withCuda =
    need.gpu && need.framework === 'tensorflow'
      ? requirement.replace('tensorflow', 'tensorflow[and-cuda]')
      : requirement;
  // Transformers is of no use without a framework beneath it.
  return need.framework === 'huggingface' ? [withCuda, 'torch'] : [withCuda];
}
