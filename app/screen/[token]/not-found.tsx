import { Words } from '../../_i18n/page-words.tsx'
import { PutAway } from '../../_screen/put-away.tsx'

/** A token that was taken back, or never was: nobody learns which. */
export default function NoScreen() {
  return <Words of={['screen']}><PutAway /></Words>
}
