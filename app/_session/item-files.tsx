import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '../../contract/paths.ts'
import type { ItemFile } from '../../domain/session/state.ts'
import { Icon } from '../_ui/icon.tsx'

/** What is attached to an item: pictures to look at, papers to take along. They open beside the page, so that nobody leaves the room. */
export function ItemFiles({ community, files = [], title, acts }: { community: string; files?: readonly ItemFile[]; title: string; acts?: (file: ItemFile, label: string) => ReactNode }) {
  const t = useTranslations('session.files')
  const to = paths(community)
  if (files.length === 0) return null
  const pictures = files.filter(({ kind }) => kind === 'IMAGE')
  return (
    <ul className="item-files" aria-label={t('list', { title })}>
      {files.map((file) => {
        const label = file.kind === 'IMAGE' ? t('picture', { n: pictures.indexOf(file) + 1 }) : file.name
        return (
          <li key={file.fileId} className={file.kind === 'IMAGE' ? 'item-files-pic' : 'item-files-paper'}>
            {file.kind === 'IMAGE'
              ? <a href={to.file(file.fileId)} target="_blank" rel="noreferrer"><img src={to.file(file.fileId, true)} alt={label} loading="lazy" /></a>
              : <a className="file" href={to.file(file.fileId)} download><Icon name="doc" />{label}</a>}
            {acts?.(file, label)}
          </li>
        )
      })}
    </ul>
  )
}
