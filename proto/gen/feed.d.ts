import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace towline. */
export namespace towline {

    /** Namespace feed. */
    namespace feed {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Hello.
             * @deprecated Use towline.feed.v1.Hello.$Properties instead.
             */
            interface IHello extends towline.feed.v1.Hello.$Properties {
            }

            /** Represents a Hello. */
            class Hello {

                /**
                 * Constructs a new Hello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Hello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hello instance. */
                instance: string;

                /** Hello link. */
                link: string;

                /** Hello credit. */
                credit: number;

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link towline.feed.v1.Hello.verify|verify} messages.
                 * @param message Hello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Hello & towline.feed.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Hello & towline.feed.v1.Hello.$Shape;
            }

            namespace Hello {

                /** Properties of a Hello. */
                interface $Properties {

                    /** Hello instance */
                    instance?: (string|null);

                    /** Hello link */
                    link?: (string|null);

                    /** Hello credit */
                    credit?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hello. */
                type $Shape = towline.feed.v1.Hello.$Properties;
            }

            /**
             * Properties of a Welcome.
             * @deprecated Use towline.feed.v1.Welcome.$Properties instead.
             */
            interface IWelcome extends towline.feed.v1.Welcome.$Properties {
            }

            /** Represents a Welcome. */
            class Welcome {

                /**
                 * Constructs a new Welcome.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Welcome.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Welcome agent. */
                agent: string;

                /** Welcome reachedAt. */
                reachedAt: string;

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link towline.feed.v1.Welcome.verify|verify} messages.
                 * @param message Welcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Welcome & towline.feed.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Welcome & towline.feed.v1.Welcome.$Shape;
            }

            namespace Welcome {

                /** Properties of a Welcome. */
                interface $Properties {

                    /** Welcome agent */
                    agent?: (string|null);

                    /** Welcome reachedAt */
                    reachedAt?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Welcome. */
                type $Shape = towline.feed.v1.Welcome.$Properties;
            }

            /**
             * Properties of an Ack.
             * @deprecated Use towline.feed.v1.Ack.$Properties instead.
             */
            interface IAck extends towline.feed.v1.Ack.$Properties {
            }

            /** Represents an Ack. */
            class Ack {

                /**
                 * Constructs a new Ack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Ack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ack bytes. */
                bytes: number;

                /**
                 * Encodes the specified Ack message. Does not implicitly {@link towline.feed.v1.Ack.verify|verify} messages.
                 * @param message Ack message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Ack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Ack message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Ack & towline.feed.v1.Ack.$Shape} Ack
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Ack & towline.feed.v1.Ack.$Shape;
            }

            namespace Ack {

                /** Properties of an Ack. */
                interface $Properties {

                    /** Ack bytes */
                    bytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Ack. */
                type $Shape = towline.feed.v1.Ack.$Properties;
            }

            /**
             * Properties of a Failure.
             * @deprecated Use towline.feed.v1.Failure.$Properties instead.
             */
            interface IFailure extends towline.feed.v1.Failure.$Properties {
            }

            /** Represents a Failure. */
            class Failure {

                /**
                 * Constructs a new Failure.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Failure.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Failure code. */
                code: string;

                /** Failure message. */
                message: string;

                /** Failure hint. */
                hint: string;

                /** Failure retryable. */
                retryable: boolean;

                /** Failure field. */
                field: string;

                /** Failure gtid. */
                gtid: string;

                /** Failure table. */
                table: string;

                /** Failure key. */
                key: string;

                /** Failure serverError. */
                serverError: number;

                /**
                 * Encodes the specified Failure message. Does not implicitly {@link towline.feed.v1.Failure.verify|verify} messages.
                 * @param message Failure message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Failure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Failure message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Failure & towline.feed.v1.Failure.$Shape} Failure
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Failure & towline.feed.v1.Failure.$Shape;
            }

            namespace Failure {

                /** Properties of a Failure. */
                interface $Properties {

                    /** Failure code */
                    code?: (string|null);

                    /** Failure message */
                    message?: (string|null);

                    /** Failure hint */
                    hint?: (string|null);

                    /** Failure retryable */
                    retryable?: (boolean|null);

                    /** Failure field */
                    field?: (string|null);

                    /** Failure gtid */
                    gtid?: (string|null);

                    /** Failure table */
                    table?: (string|null);

                    /** Failure key */
                    key?: (string|null);

                    /** Failure serverError */
                    serverError?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Failure. */
                type $Shape = towline.feed.v1.Failure.$Properties;
            }

            /**
             * Properties of a ReadRequest.
             * @deprecated Use towline.feed.v1.ReadRequest.$Properties instead.
             */
            interface IReadRequest extends towline.feed.v1.ReadRequest.$Properties {
            }

            /** Represents a ReadRequest. */
            class ReadRequest {

                /**
                 * Constructs a new ReadRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.ReadRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadRequest hello. */
                hello?: (towline.feed.v1.Hello.$Properties|null);

                /** ReadRequest statement. */
                statement?: (towline.feed.v1.Statement.$Properties|null);

                /** ReadRequest ack. */
                ack?: (towline.feed.v1.Ack.$Properties|null);

                /** ReadRequest frame. */
                frame?: ("hello"|"statement"|"ack");

                /**
                 * Encodes the specified ReadRequest message. Does not implicitly {@link towline.feed.v1.ReadRequest.verify|verify} messages.
                 * @param message ReadRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.ReadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.ReadRequest & towline.feed.v1.ReadRequest.$Shape} ReadRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.ReadRequest & towline.feed.v1.ReadRequest.$Shape;
            }

            namespace ReadRequest {

                /** Properties of a ReadRequest. */
                interface $Properties {

                    /** ReadRequest hello */
                    hello?: (towline.feed.v1.Hello.$Properties|null);

                    /** ReadRequest statement */
                    statement?: (towline.feed.v1.Statement.$Properties|null);

                    /** ReadRequest ack */
                    ack?: (towline.feed.v1.Ack.$Properties|null);

                    /** ReadRequest frame */
                    frame?: ("hello"|"statement"|"ack");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ReadRequest. */
                type $Shape = {
                  hello?: towline.feed.v1.Hello.$Shape|null;
                  statement?: towline.feed.v1.Statement.$Shape|null;
                  ack?: towline.feed.v1.Ack.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ frame?: undefined; hello?: null; statement?: null; ack?: null }|{ frame?: "hello"; hello: towline.feed.v1.Hello.$Shape; statement?: null; ack?: null }|{ frame?: "statement"; hello?: null; statement: towline.feed.v1.Statement.$Shape; ack?: null }|{ frame?: "ack"; hello?: null; statement?: null; ack: towline.feed.v1.Ack.$Shape })
                );
            }

            /**
             * Properties of a Statement.
             * @deprecated Use towline.feed.v1.Statement.$Properties instead.
             */
            interface IStatement extends towline.feed.v1.Statement.$Properties {
            }

            /** Represents a Statement. */
            class Statement {

                /**
                 * Constructs a new Statement.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Statement.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Statement sql. */
                sql: Uint8Array;

                /** Statement rows. */
                rows: boolean;

                /** Statement limitMs. */
                limitMs: number;

                /** Statement byColumn. */
                byColumn: boolean;

                /**
                 * Encodes the specified Statement message. Does not implicitly {@link towline.feed.v1.Statement.verify|verify} messages.
                 * @param message Statement message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Statement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Statement message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Statement & towline.feed.v1.Statement.$Shape} Statement
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Statement & towline.feed.v1.Statement.$Shape;
            }

            namespace Statement {

                /** Properties of a Statement. */
                interface $Properties {

                    /** Statement sql */
                    sql?: (Uint8Array|null);

                    /** Statement rows */
                    rows?: (boolean|null);

                    /** Statement limitMs */
                    limitMs?: (number|null);

                    /** Statement byColumn */
                    byColumn?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Statement. */
                type $Shape = towline.feed.v1.Statement.$Properties;
            }

            /**
             * Properties of a ReadAnswer.
             * @deprecated Use towline.feed.v1.ReadAnswer.$Properties instead.
             */
            interface IReadAnswer extends towline.feed.v1.ReadAnswer.$Properties {
            }

            /** Represents a ReadAnswer. */
            class ReadAnswer {

                /**
                 * Constructs a new ReadAnswer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.ReadAnswer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadAnswer welcome. */
                welcome?: (towline.feed.v1.Welcome.$Properties|null);

                /** ReadAnswer chunk. */
                chunk?: (towline.feed.v1.Chunk.$Properties|null);

                /** ReadAnswer outcome. */
                outcome?: (towline.feed.v1.Outcome.$Properties|null);

                /** ReadAnswer failure. */
                failure?: (towline.feed.v1.Failure.$Properties|null);

                /** ReadAnswer frame. */
                frame?: ("welcome"|"chunk"|"outcome"|"failure");

                /**
                 * Encodes the specified ReadAnswer message. Does not implicitly {@link towline.feed.v1.ReadAnswer.verify|verify} messages.
                 * @param message ReadAnswer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.ReadAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadAnswer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.ReadAnswer & towline.feed.v1.ReadAnswer.$Shape} ReadAnswer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.ReadAnswer & towline.feed.v1.ReadAnswer.$Shape;
            }

            namespace ReadAnswer {

                /** Properties of a ReadAnswer. */
                interface $Properties {

                    /** ReadAnswer welcome */
                    welcome?: (towline.feed.v1.Welcome.$Properties|null);

                    /** ReadAnswer chunk */
                    chunk?: (towline.feed.v1.Chunk.$Properties|null);

                    /** ReadAnswer outcome */
                    outcome?: (towline.feed.v1.Outcome.$Properties|null);

                    /** ReadAnswer failure */
                    failure?: (towline.feed.v1.Failure.$Properties|null);

                    /** ReadAnswer frame */
                    frame?: ("welcome"|"chunk"|"outcome"|"failure");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ReadAnswer. */
                type $Shape = {
                  welcome?: towline.feed.v1.Welcome.$Shape|null;
                  chunk?: towline.feed.v1.Chunk.$Shape|null;
                  outcome?: towline.feed.v1.Outcome.$Shape|null;
                  failure?: towline.feed.v1.Failure.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ frame?: undefined; welcome?: null; chunk?: null; outcome?: null; failure?: null }|{ frame?: "welcome"; welcome: towline.feed.v1.Welcome.$Shape; chunk?: null; outcome?: null; failure?: null }|{ frame?: "chunk"; welcome?: null; chunk: towline.feed.v1.Chunk.$Shape; outcome?: null; failure?: null }|{ frame?: "outcome"; welcome?: null; chunk?: null; outcome: towline.feed.v1.Outcome.$Shape; failure?: null }|{ frame?: "failure"; welcome?: null; chunk?: null; outcome?: null; failure: towline.feed.v1.Failure.$Shape })
                );
            }

            /**
             * Properties of a Chunk.
             * @deprecated Use towline.feed.v1.Chunk.$Properties instead.
             */
            interface IChunk extends towline.feed.v1.Chunk.$Properties {
            }

            /** Represents a Chunk. */
            class Chunk {

                /**
                 * Constructs a new Chunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Chunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Chunk packed. */
                packed: Uint8Array;

                /** Chunk size. */
                size: number;

                /** Chunk rows. */
                rows: number;

                /**
                 * Encodes the specified Chunk message. Does not implicitly {@link towline.feed.v1.Chunk.verify|verify} messages.
                 * @param message Chunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Chunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Chunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Chunk & towline.feed.v1.Chunk.$Shape} Chunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Chunk & towline.feed.v1.Chunk.$Shape;
            }

            namespace Chunk {

                /** Properties of a Chunk. */
                interface $Properties {

                    /** Chunk packed */
                    packed?: (Uint8Array|null);

                    /** Chunk size */
                    size?: (number|null);

                    /** Chunk rows */
                    rows?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Chunk. */
                type $Shape = towline.feed.v1.Chunk.$Properties;
            }

            /**
             * Properties of an Outcome.
             * @deprecated Use towline.feed.v1.Outcome.$Properties instead.
             */
            interface IOutcome extends towline.feed.v1.Outcome.$Properties {
            }

            /** Represents an Outcome. */
            class Outcome {

                /**
                 * Constructs a new Outcome.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Outcome.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Outcome affectedRows. */
                affectedRows: number;

                /** Outcome warnings. */
                warnings: number;

                /**
                 * Encodes the specified Outcome message. Does not implicitly {@link towline.feed.v1.Outcome.verify|verify} messages.
                 * @param message Outcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Outcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Outcome message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Outcome & towline.feed.v1.Outcome.$Shape} Outcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Outcome & towline.feed.v1.Outcome.$Shape;
            }

            namespace Outcome {

                /** Properties of an Outcome. */
                interface $Properties {

                    /** Outcome affectedRows */
                    affectedRows?: (number|null);

                    /** Outcome warnings */
                    warnings?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Outcome. */
                type $Shape = towline.feed.v1.Outcome.$Properties;
            }

            /**
             * Properties of a BinlogRequest.
             * @deprecated Use towline.feed.v1.BinlogRequest.$Properties instead.
             */
            interface IBinlogRequest extends towline.feed.v1.BinlogRequest.$Properties {
            }

            /** Represents a BinlogRequest. */
            class BinlogRequest {

                /**
                 * Constructs a new BinlogRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.BinlogRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BinlogRequest hello. */
                hello?: (towline.feed.v1.BinlogHello.$Properties|null);

                /** BinlogRequest ack. */
                ack?: (towline.feed.v1.Ack.$Properties|null);

                /** BinlogRequest frame. */
                frame?: ("hello"|"ack");

                /**
                 * Encodes the specified BinlogRequest message. Does not implicitly {@link towline.feed.v1.BinlogRequest.verify|verify} messages.
                 * @param message BinlogRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.BinlogRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BinlogRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.BinlogRequest & towline.feed.v1.BinlogRequest.$Shape} BinlogRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.BinlogRequest & towline.feed.v1.BinlogRequest.$Shape;
            }

            namespace BinlogRequest {

                /** Properties of a BinlogRequest. */
                interface $Properties {

                    /** BinlogRequest hello */
                    hello?: (towline.feed.v1.BinlogHello.$Properties|null);

                    /** BinlogRequest ack */
                    ack?: (towline.feed.v1.Ack.$Properties|null);

                    /** BinlogRequest frame */
                    frame?: ("hello"|"ack");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a BinlogRequest. */
                type $Shape = {
                  hello?: towline.feed.v1.BinlogHello.$Shape|null;
                  ack?: towline.feed.v1.Ack.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ frame?: undefined; hello?: null; ack?: null }|{ frame?: "hello"; hello: towline.feed.v1.BinlogHello.$Shape; ack?: null }|{ frame?: "ack"; hello?: null; ack: towline.feed.v1.Ack.$Shape })
                );
            }

            /**
             * Properties of a BinlogHello.
             * @deprecated Use towline.feed.v1.BinlogHello.$Properties instead.
             */
            interface IBinlogHello extends towline.feed.v1.BinlogHello.$Properties {
            }

            /** Represents a BinlogHello. */
            class BinlogHello {

                /**
                 * Constructs a new BinlogHello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.BinlogHello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BinlogHello hello. */
                hello?: (towline.feed.v1.Hello.$Properties|null);

                /** BinlogHello from. */
                from: string;

                /** BinlogHello chosen. */
                chosen?: (towline.feed.v1.ChosenTables.$Properties|null);

                /**
                 * Encodes the specified BinlogHello message. Does not implicitly {@link towline.feed.v1.BinlogHello.verify|verify} messages.
                 * @param message BinlogHello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.BinlogHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BinlogHello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.BinlogHello & towline.feed.v1.BinlogHello.$Shape} BinlogHello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.BinlogHello & towline.feed.v1.BinlogHello.$Shape;
            }

            namespace BinlogHello {

                /** Properties of a BinlogHello. */
                interface $Properties {

                    /** BinlogHello hello */
                    hello?: (towline.feed.v1.Hello.$Properties|null);

                    /** BinlogHello from */
                    from?: (string|null);

                    /** BinlogHello chosen */
                    chosen?: (towline.feed.v1.ChosenTables.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BinlogHello. */
                type $Shape = towline.feed.v1.BinlogHello.$Properties;
            }

            /**
             * Properties of a ChosenTables.
             * @deprecated Use towline.feed.v1.ChosenTables.$Properties instead.
             */
            interface IChosenTables extends towline.feed.v1.ChosenTables.$Properties {
            }

            /** Represents a ChosenTables. */
            class ChosenTables {

                /**
                 * Constructs a new ChosenTables.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.ChosenTables.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ChosenTables databases. */
                databases: { [k: string]: towline.feed.v1.ChosenDatabase.$Properties };

                /**
                 * Encodes the specified ChosenTables message. Does not implicitly {@link towline.feed.v1.ChosenTables.verify|verify} messages.
                 * @param message ChosenTables message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.ChosenTables.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ChosenTables message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.ChosenTables & towline.feed.v1.ChosenTables.$Shape} ChosenTables
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.ChosenTables & towline.feed.v1.ChosenTables.$Shape;
            }

            namespace ChosenTables {

                /** Properties of a ChosenTables. */
                interface $Properties {

                    /** ChosenTables databases */
                    databases?: ({ [k: string]: towline.feed.v1.ChosenDatabase.$Properties }|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ChosenTables. */
                type $Shape = towline.feed.v1.ChosenTables.$Properties;
            }

            /**
             * Properties of a ChosenDatabase.
             * @deprecated Use towline.feed.v1.ChosenDatabase.$Properties instead.
             */
            interface IChosenDatabase extends towline.feed.v1.ChosenDatabase.$Properties {
            }

            /** Represents a ChosenDatabase. */
            class ChosenDatabase {

                /**
                 * Constructs a new ChosenDatabase.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.ChosenDatabase.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ChosenDatabase tables. */
                tables: string[];

                /** ChosenDatabase excludeTables. */
                excludeTables: string[];

                /**
                 * Encodes the specified ChosenDatabase message. Does not implicitly {@link towline.feed.v1.ChosenDatabase.verify|verify} messages.
                 * @param message ChosenDatabase message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.ChosenDatabase.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ChosenDatabase message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.ChosenDatabase & towline.feed.v1.ChosenDatabase.$Shape} ChosenDatabase
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.ChosenDatabase & towline.feed.v1.ChosenDatabase.$Shape;
            }

            namespace ChosenDatabase {

                /** Properties of a ChosenDatabase. */
                interface $Properties {

                    /** ChosenDatabase tables */
                    tables?: (string[]|null);

                    /** ChosenDatabase excludeTables */
                    excludeTables?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ChosenDatabase. */
                type $Shape = towline.feed.v1.ChosenDatabase.$Properties;
            }

            /**
             * Properties of a BinlogAnswer.
             * @deprecated Use towline.feed.v1.BinlogAnswer.$Properties instead.
             */
            interface IBinlogAnswer extends towline.feed.v1.BinlogAnswer.$Properties {
            }

            /** Represents a BinlogAnswer. */
            class BinlogAnswer {

                /**
                 * Constructs a new BinlogAnswer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.BinlogAnswer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BinlogAnswer welcome. */
                welcome?: (towline.feed.v1.Welcome.$Properties|null);

                /** BinlogAnswer events. */
                events?: (towline.feed.v1.Events.$Properties|null);

                /** BinlogAnswer heartbeat. */
                heartbeat?: (towline.feed.v1.Heartbeat.$Properties|null);

                /** BinlogAnswer failure. */
                failure?: (towline.feed.v1.Failure.$Properties|null);

                /** BinlogAnswer frame. */
                frame?: ("welcome"|"events"|"heartbeat"|"failure");

                /**
                 * Encodes the specified BinlogAnswer message. Does not implicitly {@link towline.feed.v1.BinlogAnswer.verify|verify} messages.
                 * @param message BinlogAnswer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.BinlogAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BinlogAnswer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.BinlogAnswer & towline.feed.v1.BinlogAnswer.$Shape} BinlogAnswer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.BinlogAnswer & towline.feed.v1.BinlogAnswer.$Shape;
            }

            namespace BinlogAnswer {

                /** Properties of a BinlogAnswer. */
                interface $Properties {

                    /** BinlogAnswer welcome */
                    welcome?: (towline.feed.v1.Welcome.$Properties|null);

                    /** BinlogAnswer events */
                    events?: (towline.feed.v1.Events.$Properties|null);

                    /** BinlogAnswer heartbeat */
                    heartbeat?: (towline.feed.v1.Heartbeat.$Properties|null);

                    /** BinlogAnswer failure */
                    failure?: (towline.feed.v1.Failure.$Properties|null);

                    /** BinlogAnswer frame */
                    frame?: ("welcome"|"events"|"heartbeat"|"failure");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a BinlogAnswer. */
                type $Shape = {
                  welcome?: towline.feed.v1.Welcome.$Shape|null;
                  events?: towline.feed.v1.Events.$Shape|null;
                  heartbeat?: towline.feed.v1.Heartbeat.$Shape|null;
                  failure?: towline.feed.v1.Failure.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ frame?: undefined; welcome?: null; events?: null; heartbeat?: null; failure?: null }|{ frame?: "welcome"; welcome: towline.feed.v1.Welcome.$Shape; events?: null; heartbeat?: null; failure?: null }|{ frame?: "events"; welcome?: null; events: towline.feed.v1.Events.$Shape; heartbeat?: null; failure?: null }|{ frame?: "heartbeat"; welcome?: null; events?: null; heartbeat: towline.feed.v1.Heartbeat.$Shape; failure?: null }|{ frame?: "failure"; welcome?: null; events?: null; heartbeat?: null; failure: towline.feed.v1.Failure.$Shape })
                );
            }

            /**
             * Properties of an Events.
             * @deprecated Use towline.feed.v1.Events.$Properties instead.
             */
            interface IEvents extends towline.feed.v1.Events.$Properties {
            }

            /** Represents an Events. */
            class Events {

                /**
                 * Constructs a new Events.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Events.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Events packed. */
                packed: Uint8Array;

                /** Events size. */
                size: number;

                /**
                 * Encodes the specified Events message. Does not implicitly {@link towline.feed.v1.Events.verify|verify} messages.
                 * @param message Events message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Events.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Events message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Events & towline.feed.v1.Events.$Shape} Events
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Events & towline.feed.v1.Events.$Shape;
            }

            namespace Events {

                /** Properties of an Events. */
                interface $Properties {

                    /** Events packed */
                    packed?: (Uint8Array|null);

                    /** Events size */
                    size?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Events. */
                type $Shape = towline.feed.v1.Events.$Properties;
            }

            /**
             * Properties of a Heartbeat.
             * @deprecated Use towline.feed.v1.Heartbeat.$Properties instead.
             */
            interface IHeartbeat extends towline.feed.v1.Heartbeat.$Properties {
            }

            /** Represents a Heartbeat. */
            class Heartbeat {

                /**
                 * Constructs a new Heartbeat.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.feed.v1.Heartbeat.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Heartbeat message. Does not implicitly {@link towline.feed.v1.Heartbeat.verify|verify} messages.
                 * @param message Heartbeat message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.feed.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.feed.v1.Heartbeat & towline.feed.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.feed.v1.Heartbeat & towline.feed.v1.Heartbeat.$Shape;
            }

            namespace Heartbeat {

                /** Properties of a Heartbeat. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Heartbeat. */
                type $Shape = towline.feed.v1.Heartbeat.$Properties;
            }
        }
    }
}
