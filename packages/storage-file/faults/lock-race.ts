import { race, release } from '../test/race.ts'
import type { Lane } from './lane.ts'

const killEvery = 4

export const lockRace: Lane = {
  name: 'six processes race for the lock, every fourth time of a killed owner',
  needs: [],
  async run(bench, tally) {
    const root = await bench.folder()
    const begin = async () => {
      const racer = bench.start('holder')
      await racer.report('released')
      return racer
    }
    let racers = await Promise.all(Array.from({ length: 6 }, begin))
    for (let trial = 1; trial <= 40; trial++) {
      tally.runs++
      const { owners, odd } = await race(`${root}-${Math.ceil(trial / killEvery)}`, racers)
      tally.expect(owners.length === 1, `${owners.length} owners`)
      tally.expect(odd.length === 0, JSON.stringify(odd))
      for (const owner of owners) {
        if (trial % killEvery !== killEvery - 1) await release(owner)
        else {
          await owner.kill()
          racers = [...racers.filter((racer) => racer !== owner), await begin()]
        }
      }
    }
  },
}
