import type { PathSegment, Reporter } from '../diagnostics/index.js';

/** More than these of one file are not listed: it is another kind of file. */
const MOST = 5;

const CLAUSE = String.raw`(?:===|==|~=|!=|<=|>=|<|>)\s*[\w.*+!-]+`;
const SPECIFIER = String.raw`${CLAUSE}(?:\s*,\s*${CLAUSE})*,?`;
/** Name, extras, versions or an address, condition, options. https://packaging.python.org/en/latest/specifications/dependency-specifiers/ */
const REQUIREMENT = new RegExp(
  String.raw`^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?\s*(?:\[[\w\s,.-]*\])?\s*(?:(?:${SPECIFIER}|\(\s*${SPECIFIER}\s*\))?\s*|@\s*\S+:\S+\s*)(?:;.*?)?(?:\s--.*)?$`,
);
/** `https://…/x.whl`, `git+https://…`: packages by their address alone. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Options that name another local file, which does not travel. https://pip.pypa.io/en/stable/reference/requirements-file-format/#supported-options */
const LOCAL_OPTION = /^(?:-[rce](?:\s|[^-\s])|--(?:requirement|constraint|editable)\b)/;
/** A folder or a file beside it: `./pkg`, `wheels/x.whl`, `C:\pkg`. */
const LOCAL_PATH = /^(?:\.|\/|file:|[A-Za-z]:[\\/])|^[\w.-]+\/|^\S+\.(?:whl|tar\.gz|zip)$/i;

/** A package by its name and address: `pkg @ https://…`, `pkg[extra]@git+https://…`. */
const NAMED_ADDRESS = /^[\w.-]+\s*(?:\[[^\]]*\])?\s*@\s*([a-z][a-z0-9+.-]*:\S+)/i;
/** https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables */
const VARIABLE = /\$\{[A-Z0-9_]+\}/;

/** What is wrong with a line, or nothing. */
function problemOf(line: string): 'local' | 'malformed' | undefined {
  const bare = line.replace(/\s--hash=.*$/, '').trim();
  if (LOCAL_OPTION.test(bare)) {
    // An editable package by an address is fetched like any other.
    return /^(?:-e|--editable)[\s=]+[a-z][a-z0-9+.-]*:\/\//i.test(bare) && !/\sfile:|=file:/.test(bare)
      ? undefined
      : 'local';
  }
  if (bare === '' || bare.startsWith('-') || (ADDRESS.test(bare) && !bare.startsWith('file:'))) {
    return undefined;
  }
  const [, address] = NAMED_ADDRESS.exec(bare) ?? [];
  if (address !== undefined) {
    return address.startsWith('file:') ? 'local' : undefined;
  }
  // pip puts variables of the environment in: what stands there then is not known here.
  if (VARIABLE.test(bare)) {
    return undefined;
  }
  return LOCAL_PATH.test(bare) ? 'local' : REQUIREMENT.test(bare) ? undefined : 'malformed';
}

/** Lines as pip takes them, each with the number of the one that it begins on. */
function numbered(text: string): readonly { readonly line: string; readonly number: number }[] {
  const found: { line: string; number: number }[] = [];
  let open = false;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const more = raw.endsWith('\\') && !/^\s*#/.test(raw);
    const line = more ? raw.slice(0, -1) : raw;
    const last = found.at(-1);
    if (open && last !== undefined) {
      last.line += ` ${line}`;
    } else {
      found.push({ line, number: index + 1 });
    }
    open = more;
  }
  return found.map(({ line, number }) => ({ line: line.replace(/(^|\s)#.*$/, '').trim(), number }));
}

/** Reports what pip would refuse in a requirements file when a step starts: lines that are no requirements, and files that do not travel with it. */
export function checkRequirements(file: string, text: string, at: readonly PathSegment[], reporter: Reporter): void {
  const wrong = numbered(text).flatMap(({ line, number }) => {
    const problem = problemOf(line);
    return problem === undefined ? [] : [{ line: line.slice(0, 80), number, problem }];
  });
  for (const { line, number, problem } of wrong.slice(0, MOST)) {
    reporter.report(problem === 'local' ? 'TRV2041' : 'TRV2040', at, { file, line, number });
  }
}
