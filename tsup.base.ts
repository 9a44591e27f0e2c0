import { defineConfig, type Options } from 'tsup'

/** The build that every package shares: ESM and one declaration file per entry point. */
export function library(entry: Record<string, string>): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry,
    format: ['esm'],
    target: 'es2022',
    platform: 'neutral',
    sourcemap: true,
    clean: true,
    treeshake: true,
    dts: { compilerOptions: declarationOptions },
  })
}

const declarationOptions: NonNullable<Exclude<Options['dts'], string | boolean>>['compilerOptions'] = {
  // tsup 8 sets baseUrl, which TypeScript 6 reports as deprecated (TS5101).
  ignoreDeprecations: '6.0',
  // tsup builds declarations from single files, which a composite project forbids (TS6307).
  composite: false,
}
