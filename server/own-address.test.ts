import { describe, expect, it } from 'vitest'
import { addressForPhones, ownAddress } from './own-address.ts'

describe('the address in a QR code', () => {
  it('is the declared one, whatever the reader came by', () => {
    expect(addressForPhones({ PUBLIC_URL: 'https://huiketing.example/' }, 'localhost:3000')).toBe('https://huiketing.example')
  })
  it('is the one the reader came by', () => {
    expect(addressForPhones({ PUBLIC_URL: undefined }, '192.168.1.5:3000')).toBe('http://192.168.1.5:3000')
  })
  it('is never one that only this machine can follow, where there is a network', () => {
    expect(addressForPhones({ PUBLIC_URL: undefined }, 'localhost:3000')).toBe(`http://${ownAddress() ?? 'localhost'}:3000`)
  })
})
