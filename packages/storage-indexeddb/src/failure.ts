import { LogError } from '@tiendo/core'

/**
 * What an engine says, as the code of a `LogError`. Engines differ: over quota Chromium and WebKit abort with
 * QuotaExceededError, Firefox also refuses later writes with InvalidStateError "... did not allow mutations"; a lost server is
 * UnknownError or AbortError; private windows and blocked cookies are SecurityError or InvalidStateError while opening.
 */
export function failureOf(cause: unknown, action: string): LogError {
  if (cause instanceof LogError) return cause
  const { name, message } = describe(cause)
  const options = { data: { outcome: 'not-written', engine: name }, cause }
  if (isQuota(cause)) {
    return new LogError(
      'quota',
      `Cannot ${action}: the browser gives no more space; free some, or export the log`,
      options,
    )
  }
  if (name === 'SecurityError' || name === 'NotAllowedError') {
    return new LogError('denied', `Cannot ${action}: the browser does not allow storage here`, options)
  }
  return new LogError('unavailable', `Cannot ${action}: ${name} ${message}`.trimEnd(), options)
}

function isQuota(cause: unknown): boolean {
  const { name, message } = describe(cause)
  return (
    name === 'QuotaExceededError' ||
    (name === 'InvalidStateError' && message.includes('did not allow mutations'))
  )
}

/** Whether the connection is gone, so that only opening again can help. */
export function isLostConnection(cause: unknown): boolean {
  const { name, message } = describe(cause)
  if (isQuota(cause)) return false
  return (
    name === 'InvalidStateError' ||
    name === 'UnknownError' ||
    (name === 'AbortError' && /connection|server/i.test(message))
  )
}

function describe(cause: unknown): { readonly name: string; readonly message: string } {
  const { name, message } = (cause ?? {}) as { readonly name?: unknown; readonly message?: unknown }
  return {
    name: typeof name === 'string' ? name : 'an unknown failure',
    message: typeof message === 'string' ? message : '',
  }
}
