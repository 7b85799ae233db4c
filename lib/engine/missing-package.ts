import { diagnose } from '../diagnostics/index.js';

/** Thrown where an optional peer is missing; its message says what to install. */
export class MissingPackage extends Error {
  constructor(target: string, name: string) {
    const { message, help } = diagnose('TRV6006', [], { target, package: name });
    super([message, help].join('\n'));
    this.name = 'MissingPackage';
  }
}

/** The path of a file of an optional peer: as trivium sees it, since SDKs are its peers, else as the project sees it that runs. */
export const resolvePeer = (path: string): string => require.resolve(path, { paths: [__dirname, process.cwd()] });
