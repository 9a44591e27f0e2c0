import { rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { load } from './installed-peers.ts'

/** Bytes after minification and gzip of what a folder's packages make in a browser, in kB of 1,000 bytes. */

export interface Bundled {
  /** From where the packages are resolved. */
  readonly folder: string
  /** All of what each of these exports. */
  readonly packages: readonly string[]
  /** Whether everything that they import counts too. */
  readonly withDependencies: boolean
}

const target = 'es2022'
const define = { 'process.env.NODE_ENV': '"production"' }
/** Some that are made for browsers name parts of Node all the same. */
const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]

const codeOf = ({ packages }: Bundled) => packages.map((name) => `export * from '${name}'`).join('\n')
const isOwn = ({ packages }: Bundled, path: string) => packages.includes(path)

export async function sizeByEsbuild(bundled: Bundled): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: codeOf(bundled), resolveDir: bundled.folder },
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'silent',
    format: 'esm',
    platform: 'browser',
    target,
    define,
    external: node,
    plugins: bundled.withDependencies
      ? []
      : [
          {
            name: 'dependencies-outside',
            setup({ onResolve }) {
              onResolve({ filter: /^[^.]/ }, ({ path, kind }) =>
                kind === 'entry-point' || isOwn(bundled, path) ? undefined : { path, external: true },
              )
            },
          },
        ],
  })
  return kB(outputFiles.map(({ contents }) => contents))
}

interface Rollup {
  rollup(options: object): Promise<{
    generate(
      options: object,
    ): Promise<{ output: readonly { readonly type: string; readonly code: string }[] }>
    close(): Promise<void>
  }>
}
interface Plugin {
  default(options?: object): object
}

export async function sizeByRollup(bundled: Bundled): Promise<number> {
  const { rollup } = await load<Rollup>('rollup', 'rollup')
  const { default: resolve } = await load<Plugin>('rollup', '@rollup/plugin-node-resolve')
  const { default: commonjs } = await load<Plugin>('rollup', '@rollup/plugin-commonjs')
  const { default: json } = await load<Plugin>('rollup', '@rollup/plugin-json')
  const entry = join(bundled.folder, `bench-entry-${process.pid}.mjs`)
  await writeFile(entry, codeOf(bundled))
  try {
    const bundle = await rollup({
      input: entry,
      external: (id: string) =>
        node.includes(id) ||
        (!bundled.withDependencies && /^[^./\\]/.test(id) && !/^[A-Za-z]:/.test(id) && !isOwn(bundled, id)),
      plugins: [resolve({ browser: true, preferBuiltins: false }), commonjs(), json()],
      onwarn: () => {},
    })
    const { output } = await bundle.generate({ format: 'esm', inlineDynamicImports: true })
    await bundle.close()
    const codes = await Promise.all(
      output
        .filter(({ type }) => type === 'chunk')
        .map(({ code }) => transform(code, { minify: true, format: 'esm', target, define })),
    )
    return kB(codes.map(({ code }) => Buffer.from(code)))
  } finally {
    await rm(entry, { force: true })
  }
}

function kB(files: readonly Uint8Array[]): number {
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1000
}
