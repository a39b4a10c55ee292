'use client'
import { useEffect, useRef, useState } from 'react'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import { limits } from '../../contract/limits.ts'
import { HEARTBEAT_MS, type Audience, type EventsMessage, type LiveEvent, type PresenceMessage, type ResyncAnswer, type StreamName } from '../../contract/live.ts'
import { openSocket, releaseSocket, spreadReconnects } from './connection.ts'

/** What the connection is doing, for words on the screen. `since` is epoch ms of this device. */
export type Link =
  | { state: 'connecting'; since: number }
  | { state: 'live' }
  /** `tooSlow`: the server let go of a line that did not keep up; it is tried again by itself */
  | { state: 'lost'; since: number; tooSlow?: boolean }
  | { state: 'back'; since: number }
  | { state: 'outdated' }
  | { state: 'refused' }

export interface StreamState<S> {
  link: Link
  state: S | null
  mine: unknown
  audience: Audience | null
  presence: Record<string, unknown>
  /** add to Date.now() to get the server's time */
  clockOffset: number
}

const BACK_SHOWN_MS = 4_000
const CLOCK_JUMP_MS = 2_000
/** nothing heard for two heartbeats and what a slow network may add: the line is dead, whatever the socket believes */
const SILENCE_MS = 2 * HEARTBEAT_MS + 1_500
/** after sleep the line that was there is often dead: it has this long to answer */
const WAKING_MS = 4_000

/**
 * Keeps one stream up to date. `apply` folds one event (of this stream or of one within it) into the state;
 * it may answer null to say "I cannot: fetch a snapshot". Gaps in seq and lost heartbeats lead to a resync by themselves.
 */
export function useStream<S>(args: {
  community: string
  stream: StreamName
  initial?: { state: S; seq: number } | null
  screenToken?: string
  apply: (state: S, event: NonNullable<LiveEvent['event']>, meta: { stream: StreamName; seq: number; at: number }) => S | null
  /** seqs of streams inside the snapshot (ballots of a session), to see gaps in them too */
  innerSeqs?: (state: S) => Record<string, number>
}): StreamState<S> & { resync: () => void } {
  const { community, stream, screenToken } = args
  const [value, setValue] = useState<StreamState<S>>({
    link: { state: 'connecting', since: 0 }, state: args.initial?.state ?? null, mine: null, audience: null, presence: {}, clockOffset: 0,
  })
  const applyRef = useRef(args.apply)
  applyRef.current = args.apply
  const innerRef = useRef(args.innerSeqs)
  innerRef.current = args.innerSeqs
  const resyncRef = useRef<() => void>(() => undefined)

  useEffect(() => {
    const socket = openSocket(screenToken)
    const seqs = new Map<string, number>()
    let state: S | null = args.initial?.state ?? null
    let inFlight = false
    let again = false
    let wasLost = false
    /** the server said when to come back */
    let isAwaited = false
    let backSince: number | null = null
    let backTimer: ReturnType<typeof setTimeout> | undefined
    let retryTimer: ReturnType<typeof setTimeout> | undefined
    let offset = 0
    /** over how long those who lost their line come back, as the server said */
    let spread: number = limits.comeBackLeast
    let comingBack: ReturnType<typeof setTimeout> | undefined
    const comeBack = (afterMs: number) => {
      clearTimeout(comingBack)
      comingBack = setTimeout(() => { if (!socket.connected) socket.connect() }, afterMs)
    }
    let heardAt = performance.now()
    const patch = (change: Partial<StreamState<S>>) => {
      offset = change.clockOffset ?? offset
      setValue((before) => ({ ...before, ...change }))
    }

    function resync() {
      if (inFlight) { again = true; return }
      inFlight = true
      socket.timeout(8_000).emit('resync', { protocol: PROTOCOL_VERSION, community, stream }, (error: Error | null, answer?: ResyncAnswer) => {
        inFlight = false
        // Asked again on the same line until something is heard of it: a line that is dead is the watchdog's.
        if (error || !answer) { if (socket.connected) resync(); return }
        heardAt = performance.now()
        if (!answer.ok) {
          // The server's own trouble is no refusal: ask again in a moment.
          if (answer.code === 'SERVER_FAULT' || answer.code === 'SERVER_BUSY' || answer.code === 'TOO_MANY_REQUESTS') {
            onLost()
            retryTimer = setTimeout(() => { if (socket.connected) resync() }, 2_000 + Math.random() * 3_000)
            return
          }
          patch({ link: { state: answer.code === 'PROTOCOL_OUTDATED' ? 'outdated' : 'refused' } })
          return
        }
        spread = answer.comeBackWithinMs
        spreadReconnects(spread)
        state = answer.snapshot as S
        seqs.clear()
        seqs.set(stream, answer.seq)
        for (const [inner, seq] of Object.entries(innerRef.current?.(state) ?? {})) seqs.set(inner, seq)
        // A second fetch right behind the first must not wipe "caught up" away before it is read.
        if (wasLost) {
          wasLost = false
          backSince = Date.now()
          clearTimeout(backTimer)
          backTimer = setTimeout(() => { backSince = null; if (!wasLost) patch({ link: { state: 'live' } }) }, BACK_SHOWN_MS)
        }
        const link: Link = backSince === null ? { state: 'live' } : { state: 'back', since: backSince }
        patch({
          link, state, mine: answer.mine, audience: answer.audience, clockOffset: answer.now - Date.now(),
          presence: Object.fromEntries(answer.presence.map((each) => [each.key, each.value])),
        })
        if (again) { again = false; resync() }
      })
    }
    resyncRef.current = resync

    function onEvents(message: EventsMessage) {
      heardAt = performance.now()
      if (message.stream !== stream && message.within !== stream) return
      if (inFlight) { again = true; return }
      const known = seqs.get(message.stream)
      // A heartbeat of a stream we hold nothing of, or ahead of us, or a hole before the first event: fetch.
      if (message.events.length === 0) {
        if (known !== undefined && message.seq > known) resync()
        // this device's clock was set right (or wrong) meanwhile
        else if (Math.abs(message.now - Date.now() - offset) > CLOCK_JUMP_MS) patch({ clockOffset: message.now - Date.now() })
        return
      }
      const first = message.events[0]!.seq
      if (known === undefined ? first !== 1 : first > known + 1) { resync(); return }
      for (const { seq, at, event } of message.events) {
        if (seq <= (seqs.get(message.stream) ?? 0)) continue
        seqs.set(message.stream, seq)
        if (!event || state === null) continue
        const next = applyRef.current(state, event, { stream: message.stream, seq, at })
        if (next === null) { resync(); return }
        state = next
      }
      patch({ state, clockOffset: message.now - Date.now() })
    }

    function onPresence(message: PresenceMessage) {
      if (message.stream !== stream) return
      setValue((before) => ({ ...before, presence: { ...before.presence, [message.key]: message.value } }))
    }
    function onLost() {
      if (!wasLost) { wasLost = true; patch({ link: { state: 'lost', since: Date.now() } }) }
    }
    function onParting(message: { reason: string; withinMs: number }) {
      if (message.reason === 'PROTOCOL_OUTDATED') { patch({ link: { state: 'outdated' } }); return }
      if (message.reason === 'SIGN_IN_EXPIRED') { patch({ link: { state: 'refused' } }); return }
      if (message.reason === 'TOO_SLOW') { wasLost = true; patch({ link: { state: 'lost', since: Date.now(), tooSlow: true } }) }
      // Ended by the server on purpose: Socket.IO does not come back by itself then. Spread over the time that it asked for.
      isAwaited = true
      setTimeout(() => { isAwaited = false; if (!socket.connected) socket.connect() }, 200 + Math.random() * message.withinMs)
    }
    const onDisconnect = (reason: string) => {
      onLost()
      if (reason === 'io server disconnect' && !isAwaited) comeBack(500 + Math.random() * spread)
    }
    // A phone that slept: its socket may be dead without having said so.
    // A network that swallows everything says nothing either: a new line is tried at once instead of after half a minute.
    const watchdog = setInterval(() => {
      if (!socket.connected || document.visibilityState !== 'visible' || performance.now() - heardAt < SILENCE_MS) return
      heardAt = performance.now()
      onLost()
      socket.disconnect()
      comeBack(Math.random() * spread)
    }, 1_000)
    const onVisible = () => { heardAt = performance.now() - SILENCE_MS + WAKING_MS; if (document.visibilityState === 'visible' && socket.connected) resync() }

    // The device knows before the socket does: a cable pulled out is said at once, not after half a minute of silence.
    const onOnline = () => { if (socket.connected) resync(); else socket.connect() }

    socket.on('connect', resync)
    socket.on('events', onEvents)
    socket.on('presence', onPresence)
    socket.on('parting', onParting)
    socket.on('disconnect', onDisconnect)
    socket.on('connect_error', onLost)
    document.addEventListener('visibilitychange', onVisible)
    // a page that was frozen and is not any more: some phones say only this
    document.addEventListener('resume', onVisible)
    window.addEventListener('offline', onLost)
    window.addEventListener('online', onOnline)
    if (socket.connected) resync()
    return () => {
      clearInterval(watchdog)
      clearTimeout(backTimer)
      clearTimeout(retryTimer)
      clearTimeout(comingBack)
      socket.off('connect', resync)
      socket.off('events', onEvents)
      socket.off('presence', onPresence)
      socket.off('parting', onParting)
      socket.off('disconnect', onDisconnect)
      socket.off('connect_error', onLost)
      document.removeEventListener('visibilitychange', onVisible)
      document.removeEventListener('resume', onVisible)
      window.removeEventListener('offline', onLost)
      window.removeEventListener('online', onOnline)
      releaseSocket()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the initial state is only a starting point
  }, [community, stream, screenToken])

  return { ...value, resync: () => resyncRef.current() }
}
