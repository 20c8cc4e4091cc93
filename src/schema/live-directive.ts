import { DirectiveLocation, GraphQLBoolean, GraphQLDirective, GraphQLInt } from "graphql";

/** `query @live { ... }`: over a socket or a stream, the answer is sent anew whenever something is written that it may depend on. */
export const liveDirective: GraphQLDirective = new GraphQLDirective({
  name: "live",
  description: "Over a socket or a stream of events, sends the answer anew when what it is read from is written.",
  locations: [DirectiveLocation.QUERY],
  args: {
    if: { type: GraphQLBoolean, default: { value: true } },
    throttle: { type: GraphQLInt, description: "The least time between two answers, in milliseconds." },
    patch: {
      type: GraphQLBoolean,
      default: { value: false },
      description: "After the first answer, sends what has changed since the last one, as a JSON patch (RFC 6902).",
    },
  },
});
