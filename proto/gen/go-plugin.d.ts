import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace plugin. */
export namespace plugin {

    /**
     * Properties of an Empty.
     * @deprecated Use plugin.Empty.$Properties instead.
     */
    interface IEmpty extends plugin.Empty.$Properties {
    }

    /** Represents an Empty. */
    class Empty {

        /**
         * Constructs a new Empty.
         * @param [properties] Properties to set
         */
        constructor(properties?: plugin.Empty.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified Empty message. Does not implicitly {@link plugin.Empty.verify|verify} messages.
         * @param message Empty message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: plugin.Empty.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Empty message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {plugin.Empty & plugin.Empty.$Shape} Empty
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): plugin.Empty & plugin.Empty.$Shape;
    }

    namespace Empty {

        /** Properties of an Empty. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Empty. */
        type $Shape = plugin.Empty.$Properties;
    }

    /**
     * Properties of a StdioData.
     * @deprecated Use plugin.StdioData.$Properties instead.
     */
    interface IStdioData extends plugin.StdioData.$Properties {
    }

    /** Represents a StdioData. */
    class StdioData {

        /**
         * Constructs a new StdioData.
         * @param [properties] Properties to set
         */
        constructor(properties?: plugin.StdioData.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** StdioData channel. */
        channel: plugin.StdioData.Channel;

        /** StdioData data. */
        data: Uint8Array;

        /**
         * Encodes the specified StdioData message. Does not implicitly {@link plugin.StdioData.verify|verify} messages.
         * @param message StdioData message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: plugin.StdioData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a StdioData message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {plugin.StdioData & plugin.StdioData.$Shape} StdioData
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): plugin.StdioData & plugin.StdioData.$Shape;
    }

    namespace StdioData {

        /** Properties of a StdioData. */
        interface $Properties {

            /** StdioData channel */
            channel?: (plugin.StdioData.Channel|null);

            /** StdioData data */
            data?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a StdioData. */
        type $Shape = plugin.StdioData.$Properties;

        /** Channel enum. */
        enum Channel {

            /** INVALID value */
            INVALID = 0,

            /** STDOUT value */
            STDOUT = 1,

            /** STDERR value */
            STDERR = 2
        }
    }
}
