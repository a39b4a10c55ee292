'use client'
import * as Y from 'yjs'
import { changeBetween, endOfChange, positionAfter, type Delta } from './text-diff.ts'

/** The part of a shared document that a field needs: to hold it still while composing, and to say that somebody writes. */
interface Gate { hold(): void; release(): void; wrote(): void }

/**
 * Keeps a textarea and a Y.Text the same. The textarea stays the browser's own: input methods, spell checking and dictation
 * work as everywhere. While an input method composes, the shared document is held, so nothing moves under the half-typed word.
 */
export class TextBinding {
  private readonly field: HTMLTextAreaElement
  private readonly text: Y.Text
  private readonly shared: Gate
  private readonly undo: Y.UndoManager
  private isComposing = false
  private releaseTimer: ReturnType<typeof setTimeout> | undefined
  private readonly stops: (() => void)[] = []

  constructor(field: HTMLTextAreaElement, text: Y.Text, shared: Gate) {
    this.field = field
    this.text = text
    this.shared = shared
    this.undo = new Y.UndoManager(text, { trackedOrigins: new Set([this]), captureTimeout: 800 })
    field.value = text.toJSON()
    text.observe(this.onText)
    this.listen('input', () => { if (!this.isComposing) this.takeInput() })
    this.listen('compositionstart', () => this.beginComposition())
    this.listen('compositionend', () => this.endComposition())
    this.listen('keydown', (event) => this.onKey(event))
    this.listen('beforeinput', (event) => this.onBeforeInput(event))
  }

  destroy() {
    this.text.unobserve(this.onText)
    for (const stop of this.stops) stop()
    this.undo.destroy()
    if (this.isComposing) { this.takeInput(); this.isComposing = false; this.shared.release() }
    else if (this.releaseTimer !== undefined) { clearTimeout(this.releaseTimer); this.shared.release() }
  }

  private listen<K extends keyof HTMLElementEventMap>(type: K, heard: (event: HTMLElementEventMap[K]) => void) {
    this.field.addEventListener(type, heard)
    this.stops.push(() => this.field.removeEventListener(type, heard))
  }

  private takeInput() {
    const change = changeBetween(this.text.toJSON(), this.field.value, this.field.selectionEnd)
    if (!change) return
    this.text.doc?.transact(() => {
      if (change.removed > 0) this.text.delete(change.index, change.removed)
      if (change.inserted) this.text.insert(change.index, change.inserted)
    }, this)
    this.shared.wrote()
  }

  // ---------- input methods ----------

  private beginComposition() {
    if (this.isComposing) return
    this.isComposing = true
    // One word after the other: what waited for the last one goes on waiting.
    if (this.releaseTimer !== undefined) {
      clearTimeout(this.releaseTimer)
      this.releaseTimer = undefined
    } else this.shared.hold()
    this.shared.wrote()
  }

  private endComposition() {
    if (!this.isComposing) return
    this.isComposing = false
    this.takeInput()
    // After the browser has finished with the word: some send the last input only now.
    this.releaseTimer = setTimeout(() => {
      this.releaseTimer = undefined
      this.takeInput()
      this.shared.release()
    }, 0)
  }

  // ---------- others ----------

  private onText = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    const value = this.text.toJSON()
    if (transaction.origin === this || this.field.value === value) return
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = this.field
    const delta = event.delta as Delta
    const isUndo = transaction.origin === this.undo
    this.field.value = value
    if (this.field.ownerDocument.activeElement === this.field) {
      const start = isUndo ? endOfChange(delta) : positionAfter(delta, selectionStart)
      const end = isUndo ? start : positionAfter(delta, selectionEnd)
      this.field.setSelectionRange(start, end, selectionDirection)
    }
    this.field.scrollTop = scrollTop
  }

  // ---------- undo: only one's own edits ----------

  private onKey(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
    const key = event.key.toLowerCase()
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
    if (!isRedo && key !== 'z') return
    event.preventDefault()
    if (isRedo) this.undo.redo()
    else this.undo.undo()
  }

  private onBeforeInput(event: InputEvent) {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
    event.preventDefault()
    if (event.inputType === 'historyRedo') this.undo.redo()
    else this.undo.undo()
  }
}
