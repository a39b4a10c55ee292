'use client'
import { Words } from '../_i18n/page-words.tsx'
import { RefusalLine, type Refused } from './refusal.tsx'

export default function RefusalWithWords({ refusal }: { refusal: Refused | null }) {
  return <Words of={['refusals']}><RefusalLine refusal={refusal} /></Words>
}
