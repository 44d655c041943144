import type { Folder, FolderPage } from './folder.ts'

/** The first answer that is one. */
async function firstOf<Answer>(folders: readonly Folder[], ask: (folder: Folder) => Promise<Answer | undefined>): Promise<Answer | undefined> {
  for (const folder of folders) {
    const answer = await ask(folder)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** Folders with names of their own, shown as one: their files stand behind each other. A place is the folder's number and the place in it. */
export function joinedFolders(folders: readonly Folder[]): Folder {
  const following = (index: number, page: FolderPage): string | undefined =>
    page.next !== undefined ? `${index}:${page.next}` : index + 1 < folders.length ? `${index + 1}:` : undefined
  return {
    find: (system, name) => firstOf(folders, (folder) => folder.find(system, name)),
    async list(system, after = '0:') {
      const [index = '0', place = ''] = after.split(':')
      const page = await folders[Number(index)]?.list(system, place === '' ? undefined : place)
      return page === undefined ? { entries: [], next: undefined } : { entries: page.entries, next: following(Number(index), page) }
    },
    read: (system, name) => firstOf(folders, (folder) => folder.read(system, name)),
    remove: async (system, name) => (await firstOf(folders, async (folder) => ((await folder.remove(system, name)) ? true : undefined))) ?? false,
  }
}
