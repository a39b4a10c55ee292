'use client'
import { useEffect, useRef, useState } from 'react'

interface Recognition extends EventTarget {
  lang: string
  continuous: boolean
  interimResults: boolean
  start(): void
  stop(): void
  onresult: ((event: { resultIndex: number; results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }) => void) | null
  onerror: (() => void) | null
  onend: (() => void) | null
}
type RecognitionClass = new () => Recognition

/** Speaking instead of typing, where the device can. `able` is false until it is known. */
export function useDictation(language: string, onWords: (words: string) => void): { able: boolean; listening: boolean; failed: boolean; toggle: () => void } {
  const [able, setAble] = useState(false)
  const [listening, setListening] = useState(false)
  const [failed, setFailed] = useState(false)
  const running = useRef<Recognition | null>(null)
  const latest = useRef(onWords)
  useEffect(() => { latest.current = onWords })
  useEffect(() => {
    setAble(recognitionClass() !== null)
    return () => running.current?.stop()
  }, [])
  function toggle() {
    if (listening) { running.current?.stop(); return }
    const Class = recognitionClass()
    if (!Class) return
    const recognition = new Class()
    recognition.lang = language
    recognition.continuous = true
    recognition.interimResults = false
    recognition.onresult = ({ resultIndex, results }) => {
      for (let at = resultIndex; at < results.length; at++) {
        const result = results[at]
        if (result?.isFinal && result[0]) latest.current(result[0].transcript)
      }
    }
    recognition.onerror = () => setFailed(true)
    recognition.onend = () => setListening(false)
    running.current = recognition
    setFailed(false)
    setListening(true)
    recognition.start()
  }
  return { able, listening, failed, toggle }
}

function recognitionClass(): RecognitionClass | null {
  const host = window as unknown as { SpeechRecognition?: RecognitionClass; webkitSpeechRecognition?: RecognitionClass }
  return host.SpeechRecognition ?? host.webkitSpeechRecognition ?? null
}
