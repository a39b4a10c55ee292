import { Fragment } from 'react'

/** Cuts after a comma, stop, question or colon of either script, keeping the mark with its phrase. */
export function phrasesOf(text: string): string[] {
  return text.split(/(?<=[\uFF0C\u3001\u3002\uFF1F\uFF1B\uFF1A\uFF01])|(?<=[,;:] )/u).filter((phrase) => phrase.trim() !== '')
}

/**
 * A heading that breaks between phrases only. Chinese lines may break anywhere, and balancing splits words;
 * so each phrase stays together while it fits.
 */
export function PhraseTitle({ text }: { text: string }) {
  const phrases = phrasesOf(text)
  if (phrases.length < 2) return <>{text}</>
  return <>{phrases.map((phrase, at) => <Fragment key={at}><span className="ph">{phrase.trimEnd()}</span>{phrase.endsWith(' ') ? ' ' : ''}</Fragment>)}</>
}
