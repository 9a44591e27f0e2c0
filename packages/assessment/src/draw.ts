import { sha256 } from '@tiendo/core'

/**
 * Who checks whom, drawn: units in the order of SHA-256(`seed:unit`), each checks the next and the last the first. Anybody
 * who knows the seed can draw it again, and nobody checks itself.
 */
export function drawnCheckers(
  units: readonly string[],
  seed: string,
): readonly { readonly unit: string; readonly checker: string }[] {
  const drawn = units
    .map((unit) => ({ unit, lot: sha256(`${seed}:${unit}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return drawn.map(({ unit: checker }, index) => {
    const { unit } = drawn[(index + 1) % drawn.length] as { readonly unit: string }
    return { unit, checker }
  })
}
