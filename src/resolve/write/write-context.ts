import type { StatementTexts } from "../../sql/statement-texts.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import type { Audience, Manner } from "../request-context.ts";

/** Who writes, on which connection, and in which statements. */
export interface WriteContext extends QuestionContext, Manner {
  readonly texts: StatementTexts;
  readonly audience: Audience;
}
