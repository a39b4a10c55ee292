'use client'
import { useEffect } from 'react'

/**
 * A press on "send" before the page is alive must neither reload it nor be lost: the inline script holds such forms back,
 * and this sends them once the page can answer. Forms that really navigate (search) carry an `action` attribute.
 */
export const holdEarlyForms = `window.__early=[];addEventListener('submit',function(e){var f=e.target;if(!f.hasAttribute('action')){e.preventDefault();if(window.__early)window.__early.push(f)}},true)`

export function Ready() {
  useEffect(() => {
    const holder = window as unknown as { __early: HTMLFormElement[] | null }
    const early = holder.__early ?? []
    holder.__early = null
    document.documentElement.dataset['ready'] = 'true'
    for (const form of new Set(early)) if (form.isConnected) form.requestSubmit()
  }, [])
  return null
}
