/** A rank with its population, as it is written: 05/13, 4/7, 004/130. */
export function formatRank({
  rank,
  population,
}: {
  readonly rank: number
  readonly population: number
}): string {
  return `${String(rank).padStart(String(population).length, '0')}/${population}`
}
