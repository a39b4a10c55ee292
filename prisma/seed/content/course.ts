import type { Stance } from '../../../domain/floor/state.ts'
import type { PersonKey, SpeechStep, When } from './types.ts'

/** One turn at the microphone: `record` is the sentence that stands in the minutes. */
export function say(at: When, by: PersonKey, stance: Stance, seconds: number | null, record: string, extra: Pick<SpeechStep, 'isExtended' | 'readBy'> = {}): SpeechStep {
  return { step: 'speech', at, by, stance, seconds, record, ...extra }
}
