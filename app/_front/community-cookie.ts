/** Which community this device went into last; not personal data, no account needed. */
export const communityCookie = 'community'
