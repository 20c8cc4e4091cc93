import type { FieldType } from "../model/model.ts";

/** What a filter value is held to: the type of the operand it is compared with. */
export interface OperandType {
  readonly type: FieldType;
  /** The type that a fitting value is cast to. */
  readonly sqlType: string;
}
