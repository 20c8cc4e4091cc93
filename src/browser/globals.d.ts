/** What the pages load beside these modules: scripts of packages, which leave a name behind. */
import type { ELK as LayoutKernel, ELKConstructorArguments } from "elkjs/lib/elk-api.js";
import type createPanzoom from "@panzoom/panzoom";

declare global {
  const ELK: { readonly default: new (options: ELKConstructorArguments) => LayoutKernel };
  const Panzoom: typeof createPanzoom;
}
