import type { KeyObject } from "node:crypto";

const rsa = ["RS256", "RS384", "RS512"] as const;
const rsaPss = ["PS256", "PS384", "PS512"] as const;
const curves: Readonly<Record<string, readonly string[]>> = { prime256v1: ["ES256"], secp384r1: ["ES384"], secp521r1: ["ES512"] };
const edwards = ["EdDSA", "Ed25519"] as const;

/** Of keys whose public half verifies and cannot sign. */
export const asymmetricAlgorithms: readonly string[] = [...rsa, ...rsaPss, ...Object.values(curves).flat(), ...edwards];

/** What a public key may verify; nothing for a key of another kind, or one too short to be safe. */
export function algorithmsOf(key: KeyObject): readonly string[] {
  const { modulusLength = 0, namedCurve = "" } = key.asymmetricKeyDetails ?? {};
  const isLong = modulusLength >= 2048;
  const byType: Readonly<Record<string, readonly string[]>> = {
    rsa: isLong ? [...rsa, ...rsaPss] : [],
    "rsa-pss": isLong ? rsaPss : [],
    ec: curves[namedCurve] ?? [],
    ed25519: edwards,
  };
  return byType[key.asymmetricKeyType ?? ""] ?? [];
}
