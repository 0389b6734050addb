/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [dev]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
];
const processors = { x64: 'x64', arm64: 'arm64', ia32: 'ia32', arm: 'arm', armv7: 'arm', ppc64: 'ppc64' };
const otherProcessors = {
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
  wasm32: 'wasm32',
  mips64el: 'mips64el',
};

/**
 * The binaries of other systems that a lock file should name and does not, as entries to add. A mirror that
 * holds only this system's binaries makes npm leave the others out, and `npm ci` then refuses the lock file
 * everywhere.
 *
 * @param {Record<string, LockEntry>} packages the `packages` of a package-lock.json
 * @returns {Record<string, LockEntry>}
 */
export function missingPlatforms(packages) {
  /** @type {Record<string, LockEntry>} */
  const missing = {};
  for (const entry of Object.values(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      // Only exact versions of a system's binary: a range is an ordinary optional package, and npm's affair.
      if (packages[place] || !/^\d+\.\d+\.\d+/.test(version) || !systemOf(name)) continue;
      missing[place] = { version, ...systemOf(name), ...(entry.dev ? { dev: true } : {}), optional: true };
    }
  }
  return missing;
}

/** @param {string} name for instance `@next/swc-linux-x64-musl` */
export function systemOf(name) {
  const words = (name.split('/').at(-1) ?? '').split('-');
  const os = words.find((word) => systems.includes(word));
  const cpus = { ...processors, ...otherProcessors };
  const cpu = words.find((word) => word in cpus);
  if (!cpu) return undefined;
  const libc = words.includes('musl')
    ? 'musl'
    : words.includes('gnu') && os === 'linux'
      ? 'glibc'
      : undefined;
  return {
    cpu: [cpus[/** @type {keyof typeof cpus} */ (cpu)]],
    ...(os ? { os: [os] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  };
}
