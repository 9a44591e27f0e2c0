import { type FileSystem, nodeFileSystem } from '../src/file-system.ts'

/** Confirms every sync and makes none: the negative control of every test that cuts the power. */
export const lyingFileSystem: FileSystem = {
  ...nodeFileSystem,
  open: async (path, how) => ({ ...(await nodeFileSystem.open(path, how)), datasync: async () => {} }),
  syncFolder: async () => {},
}
