// Builds everything the product runs into dist/:
//   node esbuild.mjs [--production] [--watch]

import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const flags = new Set(process.argv.slice(2));
const isProduction = flags.has('--production');

/**
 * `fflate` lays out tables when it is loaded, which takes longer than loading all of our own modules. It is loaded with
 * the first call, for few charts are packed.
 */
const fflateWhenCalled = {
  name: 'fflate-when-called',
  setup(hooks) {
    const namespace = 'fflate-when-called';
    hooks.onResolve({ filter: /^fflate$/ }, (from) =>
      from.namespace === namespace ? undefined : { path: 'caller', namespace },
    );
    hooks.onResolve({ filter: /^called$/, namespace }, () => ({ path: 'called', namespace }));
    hooks.onLoad({ filter: /^caller$/, namespace }, () => ({
      contents: `export const gunzipSync = (...given) => require('called').gunzipSync(...given);`,
    }));
    // What is named here is all that is bundled of it.
    hooks.onLoad({ filter: /^called$/, namespace }, () => ({
      contents: `export { gunzipSync } from 'fflate';`,
      resolveDir: root,
    }));
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  define: { 'process.env.NODE_ENV': isProduction ? '"production"' : '"development"' },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  minify: isProduction,
  plugins: [fflateWhenCalled],
  sourcemap: isProduction ? false : 'linked',
  sourcesContent: false,
};
// Without it, `yaml` takes its build for Node, which reads `process.env` for every token.
const alias = { yaml: './node_modules/yaml/browser/index.js' };
const onNode = { ...shared, alias, platform: 'node', target: 'node20', format: 'cjs' };
const inBrowser = { ...shared, platform: 'browser', target: 'es2022' };

/**
 * The browser takes its server as one file, which therefore carries the core. The server for Node reads the core
 * out of that file, because a second copy would make up a fifth of the package.
 *
 * In the file both stand side by side and the server takes the core by its name, as Node's does. If the server imported
 * it, all of the core would be wrapped in functions to be run with the server, and read twice.
 */
const workerWithCore = {
  stdin: {
    contents: `
      export * from './server/core/index.ts';
      export const startWorker = () => require('./server/src/worker.ts');
    `,
    resolveDir: root,
    sourcefile: 'worker-with-core.ts',
    loader: 'ts',
  },
  globalName: 'kubeProbesCore',
  footer: {
    js: `if (typeof importScripts === 'function') kubeProbesCore.startWorker();
if (typeof module === 'object') module.exports = kubeProbesCore;`,
  },
  outfile: 'dist/server/worker.js',
};
const facade = join(root, 'server/core/index.ts');
const isFacade = ({ path, resolveDir }) => join(resolveDir, path) === facade;
const coreFromWorker = {
  name: 'core-from-worker',
  setup(hooks) {
    hooks.onResolve({ filter: /core\/index\.ts$/ }, (from) =>
      isFacade(from) ? { path: './worker.js', external: true } : undefined,
    );
  },
};
const coreByName = {
  name: 'core-by-name',
  setup(hooks) {
    const namespace = 'core-by-name';
    hooks.onResolve({ filter: /core\/index\.ts$/ }, (from) =>
      isFacade(from) && from.importer.startsWith(join(root, 'server/src/'))
        ? { path: 'core', namespace }
        : undefined,
    );
    hooks.onLoad({ filter: /.*/, namespace }, () => ({
      contents: `module.exports = ${workerWithCore.globalName};`,
    }));
  },
};
/** What a command does is a file beside the program, which is read only where the command is called. */
const commandsApart = {
  name: 'commands-apart',
  setup(hooks) {
    hooks.onResolve({ filter: /^\.\/[^/]+\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: path.replace(/\.ts$/, '.js'), external: true } : undefined,
    );
  },
};
const commands = ['check', 'render', 'rules', 'simulate', 'timeline'];
const executable = { banner: { js: '#!/usr/bin/env node' } };

/** Every bundle by its output; the two command-line programs start on plain Node, hence the shebang. */
const bundles = [
  { ...onNode, entryPoints: ['client/src/node.ts'], outfile: 'dist/client/node.js', external: ['vscode'] },
  {
    ...inBrowser,
    format: 'cjs',
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client/browser.js',
    external: ['vscode'],
  },
  {
    ...onNode,
    ...executable,
    entryPoints: ['server/src/node.ts'],
    outfile: 'dist/server/node.js',
    plugins: [...shared.plugins, coreFromWorker],
  },
  { ...inBrowser, ...workerWithCore, format: 'iife', plugins: [...shared.plugins, coreByName] },
  {
    ...onNode,
    ...executable,
    // `require`, which is there at once, where `import` would start the other loader of Node first.
    supported: { 'dynamic-import': false },
    entryPoints: ['server/cli/main.ts'],
    outfile: 'dist/cli/kube-probes.js',
    plugins: [...shared.plugins, commandsApart],
  },
  ...commands.map((command) => ({
    ...onNode,
    entryPoints: [`server/cli/${command}.ts`],
    outfile: `dist/cli/${command}.js`,
  })),
  {
    ...inBrowser,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryPoints: ['client/webview/main.tsx'],
    outfile: 'dist/webview/timeline.js',
  },
  { ...inBrowser, entryPoints: ['client/webview/style.css'], outfile: 'dist/webview/timeline.css' },
];

/** Writes what the bundles share: execute bits, the merged metafile and the notices of bundled packages. */
async function finish(metafiles) {
  for (const bundle of bundles) {
    if (bundle.banner && existsSync(join(root, bundle.outfile)))
      await chmod(join(root, bundle.outfile), 0o755);
  }
  const merged = { inputs: {}, outputs: {} };
  for (const metafile of metafiles) {
    Object.assign(merged.inputs, metafile.inputs);
    Object.assign(merged.outputs, metafile.outputs);
  }
  await writeFile(join(root, 'dist/metafile.json'), JSON.stringify(merged));
  await writeFile(join(root, 'dist/rule-pages.json'), JSON.stringify(await rulePages()));
  await writeFile(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(root, merged));
}

/** The page of every rule by its path. In one file they take a third of what they take one by one. */
async function rulePages() {
  const pages = {};
  for (const folder of ['docs/rules', 'docs/rules/ko']) {
    for (const name of (await readdir(join(root, folder))).sort()) {
      if (name.endsWith('.md'))
        pages[`/${folder}/${name}`] = await readFile(join(root, folder, name), 'utf8');
    }
  }
  return pages;
}

/** Removes what an earlier build left; nothing else is touched, for an editor may be running from here. */
async function removeLeftovers(metafiles) {
  const written = new Set(metafiles.flatMap(({ outputs }) => Object.keys(outputs)));
  for (const entry of await readdir(join(root, 'dist'), { recursive: true, withFileTypes: true })) {
    const path = relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    const isBundle = entry.isFile() && /\.js(\.map)?$/.test(path);
    if (isBundle && !written.has(path)) await rm(join(root, path));
  }
}

/** Builds every bundle, reports each one's errors, and goes on only when there are none. */
async function buildOnce() {
  const attempts = await Promise.allSettled(bundles.map((bundle) => build(bundle)));
  if (attempts.some((attempt) => attempt.status === 'rejected')) process.exit(1);
  const results = attempts.map((attempt) => attempt.value);
  const metafiles = results.map((result) => result.metafile);
  await removeLeftovers(metafiles);
  await finish(metafiles);
  for (const { metafile } of results) {
    for (const [path, output] of Object.entries(metafile.outputs)) {
      if (path.endsWith('.js')) console.log(`${path.padEnd(26)} ${Math.ceil(output.bytes / 1024)} KB`);
    }
  }
}

async function watch() {
  const metafiles = new Map();
  const announce = (bundle) => ({
    name: 'announce',
    setup(hooks) {
      // The editor's task reads these two lines to know when a rebuild is under way.
      hooks.onStart(() => console.log('[watch] build started'));
      hooks.onEnd(async (result) => {
        for (const { text, location } of result.errors) {
          console.error(`✘ [ERROR] ${text}`);
          if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
        }
        if (result.metafile) metafiles.set(bundle.outfile, result.metafile);
        if (metafiles.size === bundles.length) await finish(metafiles.values());
        console.log('[watch] build finished');
      });
    },
  });
  const contexts = await Promise.all(
    bundles.map((bundle) =>
      context({ ...bundle, logLevel: 'silent', plugins: [...bundle.plugins, announce(bundle)] }),
    ),
  );
  await Promise.all(contexts.map((running) => running.watch()));
}

async function refuseSecondShebang() {
  for (const bundle of bundles.filter((candidate) => candidate.banner)) {
    const [entry] = bundle.entryPoints;
    const source = await readFile(join(root, entry), 'utf8').catch(() => '');
    if (source.startsWith('#!')) throw new Error(`${entry}: leave the #! line out, the build adds it`);
  }
}

await mkdir(join(root, 'dist'), { recursive: true });
await refuseSecondShebang();
await (flags.has('--watch') ? watch() : buildOnce());
