'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Where built tools are kept between runs, outside the repository: `TRIVIUM_CACHE`, or `~/.cache/trivium`. */
function cacheFolder() {
  return process.env.TRIVIUM_CACHE ?? path.join(os.homedir(), '.cache', 'trivium');
}

/** Twelve hexadecimal digits that stand for the given texts: part of a cache key. */
function digest(...texts) {
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 12);
}

/** Is the process that wrote this lock still there? */
function isAlive(lock) {
  try {
    process.kill(Number(fs.readFileSync(path.join(lock, 'pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock, waiting for another living process that holds it. */
async function takeLock(lock) {
  for (;;) {
    try {
      fs.mkdirSync(lock);
      fs.writeFileSync(path.join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (!isAlive(lock)) fs.rmSync(lock, { recursive: true, force: true });
  }
}

/**
 * The folder `<cache>/<name>`, made by `make(temporaryFolder)` when it is not there yet.
 * It appears at once and whole: an interrupted build leaves nothing that looks finished, and
 * two processes that need the same tool build it once.
 *
 * @param {string} name  key: tool, version and a digest of the pins
 * @param {(folder: string) => Promise<void> | void} make
 * @returns {Promise<string>}
 */
async function ensureCached(name, make) {
  const folder = path.join(cacheFolder(), name);
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const lock = `${folder}.lock`;
  await takeLock(lock);
  try {
    if (fs.existsSync(folder)) return folder;
    const temporary = `${folder}.part`;
    fs.rmSync(temporary, { recursive: true, force: true });
    fs.mkdirSync(temporary, { recursive: true });
    await make(temporary);
    fs.renameSync(temporary, folder);
    return folder;
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

module.exports = { cacheFolder, digest, ensureCached };
