import type { StatementTexts } from "../../sql/statement-texts.ts";
import type { QuestionContext } from "../read/ask-question.ts";

/** Who writes, on which connection, and in which statements. */
export interface WriteContext extends QuestionContext {
  readonly texts: StatementTexts;
  /** Steps may be joined in one statement, of which an error may not tell whose fault it is: then all is done again, apart. */
  readonly mayJoin: boolean;
}
