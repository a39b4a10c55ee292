import { PutAway } from '../../_screen/put-away.tsx'

/** A token that was taken back, or never was: nobody learns which. */
export default function NoScreen() {
  return <PutAway />
}
