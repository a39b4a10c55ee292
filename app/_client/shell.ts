import type { Viewer } from '../../server/identity/viewer.ts'
import { unreadOf } from '../../server/queries/people.ts'
import type { ShellCommunity, ShellViewer } from '../_ui/top-bar.tsx'

/** What PageShell needs of a viewer: `<PageShell {...await shellOf(viewer)} current="me">`. */
export async function shellOf(viewer: Viewer): Promise<{ community: ShellCommunity; viewer: ShellViewer | null }> {
  const { slug, name, phone } = viewer.community
  return {
    community: { slug, name, phone },
    viewer: viewer.user && {
      displayName: viewer.user.displayName,
      hasDesk: viewer.actor?.roles.some((role) => role !== 'resident') ?? false,
      unread: await unreadOf(viewer),
    },
  }
}
