import type { Config } from "../config/config.ts";
import { type Login, createLogin } from "../identity/login.ts";
import { sameSites } from "../request/client.ts";

/** As the configuration says; null where tokens cannot be signed. */
export function openLogin(config: Config): Login | null {
  if (config.SECRET === undefined) return null;
  return createLogin({
    secret: config.SECRET,
    accessTokenLifetime: config.ACCESS_TOKEN_TTL,
    refreshTokenLifetime: config.REFRESH_TOKEN_TTL,
    sessionLifetime: config.SESSION_COOKIE_TTL,
    refreshCookie: {
      name: config.REFRESH_TOKEN_COOKIE_NAME,
      domain: config.REFRESH_TOKEN_COOKIE_DOMAIN ?? null,
      isSecure: config.REFRESH_TOKEN_COOKIE_SECURE,
      sameSite: sameSites[config.REFRESH_TOKEN_COOKIE_SAME_SITE],
    },
    sessionCookie: {
      name: config.SESSION_COOKIE_NAME,
      domain: config.SESSION_COOKIE_DOMAIN ?? null,
      isSecure: config.SESSION_COOKIE_SECURE,
      sameSite: sameSites[config.SESSION_COOKIE_SAME_SITE],
    },
  });
}
