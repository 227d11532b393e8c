import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace tfplugin6. */
export namespace tfplugin6 {

    /**
     * Properties of a DynamicValue.
     * @deprecated Use tfplugin6.DynamicValue.$Properties instead.
     */
    interface IDynamicValue extends tfplugin6.DynamicValue.$Properties {
    }

    /** Represents a DynamicValue. */
    class DynamicValue {

        /**
         * Constructs a new DynamicValue.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.DynamicValue.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** DynamicValue msgpack. */
        msgpack: Uint8Array;

        /** DynamicValue json. */
        json: Uint8Array;

        /**
         * Encodes the specified DynamicValue message. Does not implicitly {@link tfplugin6.DynamicValue.verify|verify} messages.
         * @param message DynamicValue message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.DynamicValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a DynamicValue message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.DynamicValue & tfplugin6.DynamicValue.$Shape} DynamicValue
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.DynamicValue & tfplugin6.DynamicValue.$Shape;
    }

    namespace DynamicValue {

        /** Properties of a DynamicValue. */
        interface $Properties {

            /** DynamicValue msgpack */
            msgpack?: (Uint8Array|null);

            /** DynamicValue json */
            json?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a DynamicValue. */
        type $Shape = tfplugin6.DynamicValue.$Properties;
    }

    /**
     * Properties of a RawState.
     * @deprecated Use tfplugin6.RawState.$Properties instead.
     */
    interface IRawState extends tfplugin6.RawState.$Properties {
    }

    /** Represents a RawState. */
    class RawState {

        /**
         * Constructs a new RawState.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.RawState.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RawState json. */
        json: Uint8Array;

        /** RawState flatmap. */
        flatmap: { [k: string]: string };

        /**
         * Encodes the specified RawState message. Does not implicitly {@link tfplugin6.RawState.verify|verify} messages.
         * @param message RawState message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.RawState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RawState message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.RawState & tfplugin6.RawState.$Shape} RawState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.RawState & tfplugin6.RawState.$Shape;
    }

    namespace RawState {

        /** Properties of a RawState. */
        interface $Properties {

            /** RawState json */
            json?: (Uint8Array|null);

            /** RawState flatmap */
            flatmap?: ({ [k: string]: string }|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RawState. */
        type $Shape = tfplugin6.RawState.$Properties;
    }

    /**
     * Properties of an AttributePath.
     * @deprecated Use tfplugin6.AttributePath.$Properties instead.
     */
    interface IAttributePath extends tfplugin6.AttributePath.$Properties {
    }

    /** Represents an AttributePath. */
    class AttributePath {

        /**
         * Constructs a new AttributePath.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.AttributePath.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AttributePath steps. */
        steps: tfplugin6.AttributePath.Step.$Properties[];

        /**
         * Encodes the specified AttributePath message. Does not implicitly {@link tfplugin6.AttributePath.verify|verify} messages.
         * @param message AttributePath message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.AttributePath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AttributePath message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.AttributePath & tfplugin6.AttributePath.$Shape} AttributePath
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.AttributePath & tfplugin6.AttributePath.$Shape;
    }

    namespace AttributePath {

        /** Properties of an AttributePath. */
        interface $Properties {

            /** AttributePath steps */
            steps?: (tfplugin6.AttributePath.Step.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AttributePath. */
        type $Shape = {
          steps?: tfplugin6.AttributePath.Step.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };

        /**
         * Properties of a Step.
         * @deprecated Use tfplugin6.AttributePath.Step.$Properties instead.
         */
        interface IStep extends tfplugin6.AttributePath.Step.$Properties {
        }

        /** Represents a Step. */
        class Step {

            /**
             * Constructs a new Step.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.AttributePath.Step.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Step attributeName. */
            attributeName?: (string|null);

            /** Step elementKeyString. */
            elementKeyString?: (string|null);

            /** Step elementKeyInt. */
            elementKeyInt?: (number|null);

            /** Step selector. */
            selector?: ("attributeName"|"elementKeyString"|"elementKeyInt");

            /**
             * Encodes the specified Step message. Does not implicitly {@link tfplugin6.AttributePath.Step.verify|verify} messages.
             * @param message Step message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.AttributePath.Step.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Step message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.AttributePath.Step & tfplugin6.AttributePath.Step.$Shape} Step
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.AttributePath.Step & tfplugin6.AttributePath.Step.$Shape;
        }

        namespace Step {

            /** Properties of a Step. */
            interface $Properties {

                /** Step attributeName */
                attributeName?: (string|null);

                /** Step elementKeyString */
                elementKeyString?: (string|null);

                /** Step elementKeyInt */
                elementKeyInt?: (number|null);

                /** Step selector */
                selector?: ("attributeName"|"elementKeyString"|"elementKeyInt");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Step. */
            type $Shape = {
              attributeName?: string|null;
              elementKeyString?: string|null;
              elementKeyInt?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ selector?: undefined; attributeName?: null; elementKeyString?: null; elementKeyInt?: null }|{ selector?: "attributeName"; attributeName: string; elementKeyString?: null; elementKeyInt?: null }|{ selector?: "elementKeyString"; attributeName?: null; elementKeyString: string; elementKeyInt?: null }|{ selector?: "elementKeyInt"; attributeName?: null; elementKeyString?: null; elementKeyInt: number })
            );
        }
    }

    /**
     * Properties of a Diagnostic.
     * @deprecated Use tfplugin6.Diagnostic.$Properties instead.
     */
    interface IDiagnostic extends tfplugin6.Diagnostic.$Properties {
    }

    /** Represents a Diagnostic. */
    class Diagnostic {

        /**
         * Constructs a new Diagnostic.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.Diagnostic.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Diagnostic severity. */
        severity: tfplugin6.Diagnostic.Severity;

        /** Diagnostic summary. */
        summary: string;

        /** Diagnostic detail. */
        detail: string;

        /** Diagnostic attribute. */
        attribute?: (tfplugin6.AttributePath.$Properties|null);

        /**
         * Encodes the specified Diagnostic message. Does not implicitly {@link tfplugin6.Diagnostic.verify|verify} messages.
         * @param message Diagnostic message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.Diagnostic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Diagnostic message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.Diagnostic & tfplugin6.Diagnostic.$Shape} Diagnostic
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.Diagnostic & tfplugin6.Diagnostic.$Shape;
    }

    namespace Diagnostic {

        /** Properties of a Diagnostic. */
        interface $Properties {

            /** Diagnostic severity */
            severity?: (tfplugin6.Diagnostic.Severity|null);

            /** Diagnostic summary */
            summary?: (string|null);

            /** Diagnostic detail */
            detail?: (string|null);

            /** Diagnostic attribute */
            attribute?: (tfplugin6.AttributePath.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Diagnostic. */
        type $Shape = {
          severity?: tfplugin6.Diagnostic.Severity|null;
          summary?: string|null;
          detail?: string|null;
          attribute?: tfplugin6.AttributePath.$Shape|null;
          $unknowns?: Uint8Array[];
        };

        /** Severity enum. */
        enum Severity {

            /** INVALID value */
            INVALID = 0,

            /** ERROR value */
            ERROR = 1,

            /** WARNING value */
            WARNING = 2
        }
    }

    /** StringKind enum. */
    enum StringKind {

        /** PLAIN value */
        PLAIN = 0,

        /** MARKDOWN value */
        MARKDOWN = 1
    }

    /**
     * Properties of a Schema.
     * @deprecated Use tfplugin6.Schema.$Properties instead.
     */
    interface ISchema extends tfplugin6.Schema.$Properties {
    }

    /** Represents a Schema. */
    class Schema {

        /**
         * Constructs a new Schema.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.Schema.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Schema version. */
        version: number;

        /** Schema block. */
        block?: (tfplugin6.Schema.Block.$Properties|null);

        /**
         * Encodes the specified Schema message. Does not implicitly {@link tfplugin6.Schema.verify|verify} messages.
         * @param message Schema message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.Schema.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Schema message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.Schema & tfplugin6.Schema.$Shape} Schema
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.Schema & tfplugin6.Schema.$Shape;
    }

    namespace Schema {

        /** Properties of a Schema. */
        interface $Properties {

            /** Schema version */
            version?: (number|null);

            /** Schema block */
            block?: (tfplugin6.Schema.Block.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Schema. */
        type $Shape = tfplugin6.Schema.$Properties;

        /**
         * Properties of a Block.
         * @deprecated Use tfplugin6.Schema.Block.$Properties instead.
         */
        interface IBlock extends tfplugin6.Schema.Block.$Properties {
        }

        /** Represents a Block. */
        class Block {

            /**
             * Constructs a new Block.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.Schema.Block.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Block version. */
            version: number;

            /** Block attributes. */
            attributes: tfplugin6.Schema.Attribute.$Properties[];

            /** Block description. */
            description: string;

            /** Block descriptionKind. */
            descriptionKind: tfplugin6.StringKind;

            /** Block deprecated. */
            deprecated: boolean;

            /**
             * Encodes the specified Block message. Does not implicitly {@link tfplugin6.Schema.Block.verify|verify} messages.
             * @param message Block message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.Schema.Block.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Block message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.Schema.Block & tfplugin6.Schema.Block.$Shape} Block
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.Schema.Block & tfplugin6.Schema.Block.$Shape;
        }

        namespace Block {

            /** Properties of a Block. */
            interface $Properties {

                /** Block version */
                version?: (number|null);

                /** Block attributes */
                attributes?: (tfplugin6.Schema.Attribute.$Properties[]|null);

                /** Block description */
                description?: (string|null);

                /** Block descriptionKind */
                descriptionKind?: (tfplugin6.StringKind|null);

                /** Block deprecated */
                deprecated?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Block. */
            type $Shape = tfplugin6.Schema.Block.$Properties;
        }

        /**
         * Properties of an Attribute.
         * @deprecated Use tfplugin6.Schema.Attribute.$Properties instead.
         */
        interface IAttribute extends tfplugin6.Schema.Attribute.$Properties {
        }

        /** Represents an Attribute. */
        class Attribute {

            /**
             * Constructs a new Attribute.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.Schema.Attribute.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Attribute name. */
            name: string;

            /** Attribute type. */
            type: Uint8Array;

            /** Attribute description. */
            description: string;

            /** Attribute required. */
            required: boolean;

            /** Attribute optional. */
            optional: boolean;

            /** Attribute computed. */
            computed: boolean;

            /** Attribute sensitive. */
            sensitive: boolean;

            /** Attribute descriptionKind. */
            descriptionKind: tfplugin6.StringKind;

            /** Attribute deprecated. */
            deprecated: boolean;

            /** Attribute nestedType. */
            nestedType?: (tfplugin6.Schema.Object.$Properties|null);

            /** Attribute writeOnly. */
            writeOnly: boolean;

            /**
             * Encodes the specified Attribute message. Does not implicitly {@link tfplugin6.Schema.Attribute.verify|verify} messages.
             * @param message Attribute message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.Schema.Attribute.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Attribute message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.Schema.Attribute & tfplugin6.Schema.Attribute.$Shape} Attribute
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.Schema.Attribute & tfplugin6.Schema.Attribute.$Shape;
        }

        namespace Attribute {

            /** Properties of an Attribute. */
            interface $Properties {

                /** Attribute name */
                name?: (string|null);

                /** Attribute type */
                type?: (Uint8Array|null);

                /** Attribute description */
                description?: (string|null);

                /** Attribute required */
                required?: (boolean|null);

                /** Attribute optional */
                optional?: (boolean|null);

                /** Attribute computed */
                computed?: (boolean|null);

                /** Attribute sensitive */
                sensitive?: (boolean|null);

                /** Attribute descriptionKind */
                descriptionKind?: (tfplugin6.StringKind|null);

                /** Attribute deprecated */
                deprecated?: (boolean|null);

                /** Attribute nestedType */
                nestedType?: (tfplugin6.Schema.Object.$Properties|null);

                /** Attribute writeOnly */
                writeOnly?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Attribute. */
            type $Shape = tfplugin6.Schema.Attribute.$Properties;
        }

        /**
         * Properties of an Object.
         * @deprecated Use tfplugin6.Schema.Object.$Properties instead.
         */
        interface IObject extends tfplugin6.Schema.Object.$Properties {
        }

        /** Represents an Object. */
        class Object {

            /**
             * Constructs a new Object.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.Schema.Object.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Object attributes. */
            attributes: tfplugin6.Schema.Attribute.$Properties[];

            /** Object nesting. */
            nesting: tfplugin6.Schema.Object.NestingMode;

            /**
             * Encodes the specified Object message. Does not implicitly {@link tfplugin6.Schema.Object.verify|verify} messages.
             * @param message Object message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.Schema.Object.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Object message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.Schema.Object & tfplugin6.Schema.Object.$Shape} Object
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.Schema.Object & tfplugin6.Schema.Object.$Shape;
        }

        namespace Object {

            /** Properties of an Object. */
            interface $Properties {

                /** Object attributes */
                attributes?: (tfplugin6.Schema.Attribute.$Properties[]|null);

                /** Object nesting */
                nesting?: (tfplugin6.Schema.Object.NestingMode|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Object. */
            type $Shape = tfplugin6.Schema.Object.$Properties;

            /** NestingMode enum. */
            enum NestingMode {

                /** INVALID value */
                INVALID = 0,

                /** SINGLE value */
                SINGLE = 1,

                /** LIST value */
                LIST = 2,

                /** SET value */
                SET = 3,

                /** MAP value */
                MAP = 4
            }
        }
    }

    /**
     * Properties of a ResourceIdentitySchema.
     * @deprecated Use tfplugin6.ResourceIdentitySchema.$Properties instead.
     */
    interface IResourceIdentitySchema extends tfplugin6.ResourceIdentitySchema.$Properties {
    }

    /** Represents a ResourceIdentitySchema. */
    class ResourceIdentitySchema {

        /**
         * Constructs a new ResourceIdentitySchema.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ResourceIdentitySchema.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ResourceIdentitySchema version. */
        version: number;

        /** ResourceIdentitySchema identityAttributes. */
        identityAttributes: tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Properties[];

        /**
         * Encodes the specified ResourceIdentitySchema message. Does not implicitly {@link tfplugin6.ResourceIdentitySchema.verify|verify} messages.
         * @param message ResourceIdentitySchema message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ResourceIdentitySchema.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ResourceIdentitySchema message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ResourceIdentitySchema & tfplugin6.ResourceIdentitySchema.$Shape} ResourceIdentitySchema
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ResourceIdentitySchema & tfplugin6.ResourceIdentitySchema.$Shape;
    }

    namespace ResourceIdentitySchema {

        /** Properties of a ResourceIdentitySchema. */
        interface $Properties {

            /** ResourceIdentitySchema version */
            version?: (number|null);

            /** ResourceIdentitySchema identityAttributes */
            identityAttributes?: (tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ResourceIdentitySchema. */
        type $Shape = tfplugin6.ResourceIdentitySchema.$Properties;

        /**
         * Properties of an IdentityAttribute.
         * @deprecated Use tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Properties instead.
         */
        interface IIdentityAttribute extends tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Properties {
        }

        /** Represents an IdentityAttribute. */
        class IdentityAttribute {

            /**
             * Constructs a new IdentityAttribute.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** IdentityAttribute name. */
            name: string;

            /** IdentityAttribute type. */
            type: Uint8Array;

            /** IdentityAttribute requiredForImport. */
            requiredForImport: boolean;

            /** IdentityAttribute optionalForImport. */
            optionalForImport: boolean;

            /** IdentityAttribute description. */
            description: string;

            /**
             * Encodes the specified IdentityAttribute message. Does not implicitly {@link tfplugin6.ResourceIdentitySchema.IdentityAttribute.verify|verify} messages.
             * @param message IdentityAttribute message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an IdentityAttribute message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ResourceIdentitySchema.IdentityAttribute & tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Shape} IdentityAttribute
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ResourceIdentitySchema.IdentityAttribute & tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Shape;
        }

        namespace IdentityAttribute {

            /** Properties of an IdentityAttribute. */
            interface $Properties {

                /** IdentityAttribute name */
                name?: (string|null);

                /** IdentityAttribute type */
                type?: (Uint8Array|null);

                /** IdentityAttribute requiredForImport */
                requiredForImport?: (boolean|null);

                /** IdentityAttribute optionalForImport */
                optionalForImport?: (boolean|null);

                /** IdentityAttribute description */
                description?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an IdentityAttribute. */
            type $Shape = tfplugin6.ResourceIdentitySchema.IdentityAttribute.$Properties;
        }
    }

    /**
     * Properties of a ResourceIdentityData.
     * @deprecated Use tfplugin6.ResourceIdentityData.$Properties instead.
     */
    interface IResourceIdentityData extends tfplugin6.ResourceIdentityData.$Properties {
    }

    /** Represents a ResourceIdentityData. */
    class ResourceIdentityData {

        /**
         * Constructs a new ResourceIdentityData.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ResourceIdentityData.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ResourceIdentityData identityData. */
        identityData?: (tfplugin6.DynamicValue.$Properties|null);

        /**
         * Encodes the specified ResourceIdentityData message. Does not implicitly {@link tfplugin6.ResourceIdentityData.verify|verify} messages.
         * @param message ResourceIdentityData message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ResourceIdentityData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ResourceIdentityData message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ResourceIdentityData & tfplugin6.ResourceIdentityData.$Shape} ResourceIdentityData
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ResourceIdentityData & tfplugin6.ResourceIdentityData.$Shape;
    }

    namespace ResourceIdentityData {

        /** Properties of a ResourceIdentityData. */
        interface $Properties {

            /** ResourceIdentityData identityData */
            identityData?: (tfplugin6.DynamicValue.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ResourceIdentityData. */
        type $Shape = tfplugin6.ResourceIdentityData.$Properties;
    }

    /**
     * Properties of a ServerCapabilities.
     * @deprecated Use tfplugin6.ServerCapabilities.$Properties instead.
     */
    interface IServerCapabilities extends tfplugin6.ServerCapabilities.$Properties {
    }

    /** Represents a ServerCapabilities. */
    class ServerCapabilities {

        /**
         * Constructs a new ServerCapabilities.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ServerCapabilities.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ServerCapabilities planDestroy. */
        planDestroy: boolean;

        /** ServerCapabilities getProviderSchemaOptional. */
        getProviderSchemaOptional: boolean;

        /** ServerCapabilities moveResourceState. */
        moveResourceState: boolean;

        /**
         * Encodes the specified ServerCapabilities message. Does not implicitly {@link tfplugin6.ServerCapabilities.verify|verify} messages.
         * @param message ServerCapabilities message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ServerCapabilities.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ServerCapabilities message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ServerCapabilities & tfplugin6.ServerCapabilities.$Shape} ServerCapabilities
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ServerCapabilities & tfplugin6.ServerCapabilities.$Shape;
    }

    namespace ServerCapabilities {

        /** Properties of a ServerCapabilities. */
        interface $Properties {

            /** ServerCapabilities planDestroy */
            planDestroy?: (boolean|null);

            /** ServerCapabilities getProviderSchemaOptional */
            getProviderSchemaOptional?: (boolean|null);

            /** ServerCapabilities moveResourceState */
            moveResourceState?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ServerCapabilities. */
        type $Shape = tfplugin6.ServerCapabilities.$Properties;
    }

    /**
     * Properties of a ClientCapabilities.
     * @deprecated Use tfplugin6.ClientCapabilities.$Properties instead.
     */
    interface IClientCapabilities extends tfplugin6.ClientCapabilities.$Properties {
    }

    /** Represents a ClientCapabilities. */
    class ClientCapabilities {

        /**
         * Constructs a new ClientCapabilities.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ClientCapabilities.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ClientCapabilities deferralAllowed. */
        deferralAllowed: boolean;

        /** ClientCapabilities writeOnlyAttributesAllowed. */
        writeOnlyAttributesAllowed: boolean;

        /**
         * Encodes the specified ClientCapabilities message. Does not implicitly {@link tfplugin6.ClientCapabilities.verify|verify} messages.
         * @param message ClientCapabilities message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ClientCapabilities.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ClientCapabilities message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ClientCapabilities & tfplugin6.ClientCapabilities.$Shape} ClientCapabilities
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ClientCapabilities & tfplugin6.ClientCapabilities.$Shape;
    }

    namespace ClientCapabilities {

        /** Properties of a ClientCapabilities. */
        interface $Properties {

            /** ClientCapabilities deferralAllowed */
            deferralAllowed?: (boolean|null);

            /** ClientCapabilities writeOnlyAttributesAllowed */
            writeOnlyAttributesAllowed?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ClientCapabilities. */
        type $Shape = tfplugin6.ClientCapabilities.$Properties;
    }

    /**
     * Properties of a Function.
     * @deprecated Use tfplugin6.Function.$Properties instead.
     */
    interface IFunction extends tfplugin6.Function.$Properties {
    }

    /** Represents a Function. */
    class Function {

        /**
         * Constructs a new Function.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.Function.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Function parameters. */
        parameters: tfplugin6.Function.Parameter.$Properties[];

        /** Function variadicParameter. */
        variadicParameter?: (tfplugin6.Function.Parameter.$Properties|null);

        /** Function return. */
        return?: (tfplugin6.Function.Return.$Properties|null);

        /** Function summary. */
        summary: string;

        /** Function description. */
        description: string;

        /** Function descriptionKind. */
        descriptionKind: tfplugin6.StringKind;

        /** Function deprecationMessage. */
        deprecationMessage: string;

        /**
         * Encodes the specified Function message. Does not implicitly {@link tfplugin6.Function.verify|verify} messages.
         * @param message Function message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.Function.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Function message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.Function & tfplugin6.Function.$Shape} Function
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.Function & tfplugin6.Function.$Shape;
    }

    namespace Function {

        /** Properties of a Function. */
        interface $Properties {

            /** Function parameters */
            parameters?: (tfplugin6.Function.Parameter.$Properties[]|null);

            /** Function variadicParameter */
            variadicParameter?: (tfplugin6.Function.Parameter.$Properties|null);

            /** Function return */
            "return"?: (tfplugin6.Function.Return.$Properties|null);

            /** Function summary */
            summary?: (string|null);

            /** Function description */
            description?: (string|null);

            /** Function descriptionKind */
            descriptionKind?: (tfplugin6.StringKind|null);

            /** Function deprecationMessage */
            deprecationMessage?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Function. */
        type $Shape = tfplugin6.Function.$Properties;

        /**
         * Properties of a Parameter.
         * @deprecated Use tfplugin6.Function.Parameter.$Properties instead.
         */
        interface IParameter extends tfplugin6.Function.Parameter.$Properties {
        }

        /** Represents a Parameter. */
        class Parameter {

            /**
             * Constructs a new Parameter.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.Function.Parameter.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Parameter name. */
            name: string;

            /** Parameter type. */
            type: Uint8Array;

            /** Parameter allowNullValue. */
            allowNullValue: boolean;

            /** Parameter allowUnknownValues. */
            allowUnknownValues: boolean;

            /** Parameter description. */
            description: string;

            /** Parameter descriptionKind. */
            descriptionKind: tfplugin6.StringKind;

            /**
             * Encodes the specified Parameter message. Does not implicitly {@link tfplugin6.Function.Parameter.verify|verify} messages.
             * @param message Parameter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.Function.Parameter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Parameter message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.Function.Parameter & tfplugin6.Function.Parameter.$Shape} Parameter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.Function.Parameter & tfplugin6.Function.Parameter.$Shape;
        }

        namespace Parameter {

            /** Properties of a Parameter. */
            interface $Properties {

                /** Parameter name */
                name?: (string|null);

                /** Parameter type */
                type?: (Uint8Array|null);

                /** Parameter allowNullValue */
                allowNullValue?: (boolean|null);

                /** Parameter allowUnknownValues */
                allowUnknownValues?: (boolean|null);

                /** Parameter description */
                description?: (string|null);

                /** Parameter descriptionKind */
                descriptionKind?: (tfplugin6.StringKind|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Parameter. */
            type $Shape = tfplugin6.Function.Parameter.$Properties;
        }

        /**
         * Properties of a Return.
         * @deprecated Use tfplugin6.Function.Return.$Properties instead.
         */
        interface IReturn extends tfplugin6.Function.Return.$Properties {
        }

        /** Represents a Return. */
        class Return {

            /**
             * Constructs a new Return.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.Function.Return.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Return type. */
            type: Uint8Array;

            /**
             * Encodes the specified Return message. Does not implicitly {@link tfplugin6.Function.Return.verify|verify} messages.
             * @param message Return message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.Function.Return.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Return message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.Function.Return & tfplugin6.Function.Return.$Shape} Return
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.Function.Return & tfplugin6.Function.Return.$Shape;
        }

        namespace Return {

            /** Properties of a Return. */
            interface $Properties {

                /** Return type */
                type?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Return. */
            type $Shape = tfplugin6.Function.Return.$Properties;
        }
    }

    /**
     * Properties of a FunctionError.
     * @deprecated Use tfplugin6.FunctionError.$Properties instead.
     */
    interface IFunctionError extends tfplugin6.FunctionError.$Properties {
    }

    /** Represents a FunctionError. */
    class FunctionError {

        /**
         * Constructs a new FunctionError.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.FunctionError.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** FunctionError text. */
        text: string;

        /** FunctionError functionArgument. */
        functionArgument?: (number|null);

        /**
         * Encodes the specified FunctionError message. Does not implicitly {@link tfplugin6.FunctionError.verify|verify} messages.
         * @param message FunctionError message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.FunctionError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a FunctionError message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.FunctionError & tfplugin6.FunctionError.$Shape} FunctionError
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.FunctionError & tfplugin6.FunctionError.$Shape;
    }

    namespace FunctionError {

        /** Properties of a FunctionError. */
        interface $Properties {

            /** FunctionError text */
            text?: (string|null);

            /** FunctionError functionArgument */
            functionArgument?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a FunctionError. */
        type $Shape = tfplugin6.FunctionError.$Properties;
    }

    /**
     * Properties of a GetMetadata.
     * @deprecated Use tfplugin6.GetMetadata.$Properties instead.
     */
    interface IGetMetadata extends tfplugin6.GetMetadata.$Properties {
    }

    /** Represents a GetMetadata. */
    class GetMetadata {

        /**
         * Constructs a new GetMetadata.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.GetMetadata.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified GetMetadata message. Does not implicitly {@link tfplugin6.GetMetadata.verify|verify} messages.
         * @param message GetMetadata message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.GetMetadata.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetMetadata message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.GetMetadata & tfplugin6.GetMetadata.$Shape} GetMetadata
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetMetadata & tfplugin6.GetMetadata.$Shape;
    }

    namespace GetMetadata {

        /** Properties of a GetMetadata. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetMetadata. */
        type $Shape = tfplugin6.GetMetadata.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.GetMetadata.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.GetMetadata.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetMetadata.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.GetMetadata.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetMetadata.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetMetadata.Request & tfplugin6.GetMetadata.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetMetadata.Request & tfplugin6.GetMetadata.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.GetMetadata.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.GetMetadata.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.GetMetadata.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetMetadata.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response serverCapabilities. */
            serverCapabilities?: (tfplugin6.ServerCapabilities.$Properties|null);

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /** Response dataSources. */
            dataSources: tfplugin6.GetMetadata.DataSourceMetadata.$Properties[];

            /** Response resources. */
            resources: tfplugin6.GetMetadata.ResourceMetadata.$Properties[];

            /** Response functions. */
            functions: tfplugin6.GetMetadata.FunctionMetadata.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.GetMetadata.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetMetadata.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetMetadata.Response & tfplugin6.GetMetadata.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetMetadata.Response & tfplugin6.GetMetadata.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response serverCapabilities */
                serverCapabilities?: (tfplugin6.ServerCapabilities.$Properties|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Response dataSources */
                dataSources?: (tfplugin6.GetMetadata.DataSourceMetadata.$Properties[]|null);

                /** Response resources */
                resources?: (tfplugin6.GetMetadata.ResourceMetadata.$Properties[]|null);

                /** Response functions */
                functions?: (tfplugin6.GetMetadata.FunctionMetadata.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              serverCapabilities?: tfplugin6.ServerCapabilities.$Shape|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              dataSources?: tfplugin6.GetMetadata.DataSourceMetadata.$Shape[]|null;
              resources?: tfplugin6.GetMetadata.ResourceMetadata.$Shape[]|null;
              functions?: tfplugin6.GetMetadata.FunctionMetadata.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a DataSourceMetadata.
         * @deprecated Use tfplugin6.GetMetadata.DataSourceMetadata.$Properties instead.
         */
        interface IDataSourceMetadata extends tfplugin6.GetMetadata.DataSourceMetadata.$Properties {
        }

        /** Represents a DataSourceMetadata. */
        class DataSourceMetadata {

            /**
             * Constructs a new DataSourceMetadata.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetMetadata.DataSourceMetadata.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DataSourceMetadata typeName. */
            typeName: string;

            /**
             * Encodes the specified DataSourceMetadata message. Does not implicitly {@link tfplugin6.GetMetadata.DataSourceMetadata.verify|verify} messages.
             * @param message DataSourceMetadata message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetMetadata.DataSourceMetadata.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DataSourceMetadata message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetMetadata.DataSourceMetadata & tfplugin6.GetMetadata.DataSourceMetadata.$Shape} DataSourceMetadata
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetMetadata.DataSourceMetadata & tfplugin6.GetMetadata.DataSourceMetadata.$Shape;
        }

        namespace DataSourceMetadata {

            /** Properties of a DataSourceMetadata. */
            interface $Properties {

                /** DataSourceMetadata typeName */
                typeName?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DataSourceMetadata. */
            type $Shape = tfplugin6.GetMetadata.DataSourceMetadata.$Properties;
        }

        /**
         * Properties of a ResourceMetadata.
         * @deprecated Use tfplugin6.GetMetadata.ResourceMetadata.$Properties instead.
         */
        interface IResourceMetadata extends tfplugin6.GetMetadata.ResourceMetadata.$Properties {
        }

        /** Represents a ResourceMetadata. */
        class ResourceMetadata {

            /**
             * Constructs a new ResourceMetadata.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetMetadata.ResourceMetadata.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResourceMetadata typeName. */
            typeName: string;

            /**
             * Encodes the specified ResourceMetadata message. Does not implicitly {@link tfplugin6.GetMetadata.ResourceMetadata.verify|verify} messages.
             * @param message ResourceMetadata message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetMetadata.ResourceMetadata.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResourceMetadata message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetMetadata.ResourceMetadata & tfplugin6.GetMetadata.ResourceMetadata.$Shape} ResourceMetadata
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetMetadata.ResourceMetadata & tfplugin6.GetMetadata.ResourceMetadata.$Shape;
        }

        namespace ResourceMetadata {

            /** Properties of a ResourceMetadata. */
            interface $Properties {

                /** ResourceMetadata typeName */
                typeName?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResourceMetadata. */
            type $Shape = tfplugin6.GetMetadata.ResourceMetadata.$Properties;
        }

        /**
         * Properties of a FunctionMetadata.
         * @deprecated Use tfplugin6.GetMetadata.FunctionMetadata.$Properties instead.
         */
        interface IFunctionMetadata extends tfplugin6.GetMetadata.FunctionMetadata.$Properties {
        }

        /** Represents a FunctionMetadata. */
        class FunctionMetadata {

            /**
             * Constructs a new FunctionMetadata.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetMetadata.FunctionMetadata.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FunctionMetadata name. */
            name: string;

            /**
             * Encodes the specified FunctionMetadata message. Does not implicitly {@link tfplugin6.GetMetadata.FunctionMetadata.verify|verify} messages.
             * @param message FunctionMetadata message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetMetadata.FunctionMetadata.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FunctionMetadata message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetMetadata.FunctionMetadata & tfplugin6.GetMetadata.FunctionMetadata.$Shape} FunctionMetadata
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetMetadata.FunctionMetadata & tfplugin6.GetMetadata.FunctionMetadata.$Shape;
        }

        namespace FunctionMetadata {

            /** Properties of a FunctionMetadata. */
            interface $Properties {

                /** FunctionMetadata name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FunctionMetadata. */
            type $Shape = tfplugin6.GetMetadata.FunctionMetadata.$Properties;
        }
    }

    /**
     * Properties of a GetProviderSchema.
     * @deprecated Use tfplugin6.GetProviderSchema.$Properties instead.
     */
    interface IGetProviderSchema extends tfplugin6.GetProviderSchema.$Properties {
    }

    /** Represents a GetProviderSchema. */
    class GetProviderSchema {

        /**
         * Constructs a new GetProviderSchema.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.GetProviderSchema.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified GetProviderSchema message. Does not implicitly {@link tfplugin6.GetProviderSchema.verify|verify} messages.
         * @param message GetProviderSchema message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.GetProviderSchema.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetProviderSchema message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.GetProviderSchema & tfplugin6.GetProviderSchema.$Shape} GetProviderSchema
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetProviderSchema & tfplugin6.GetProviderSchema.$Shape;
    }

    namespace GetProviderSchema {

        /** Properties of a GetProviderSchema. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetProviderSchema. */
        type $Shape = tfplugin6.GetProviderSchema.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.GetProviderSchema.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.GetProviderSchema.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetProviderSchema.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.GetProviderSchema.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetProviderSchema.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetProviderSchema.Request & tfplugin6.GetProviderSchema.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetProviderSchema.Request & tfplugin6.GetProviderSchema.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.GetProviderSchema.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.GetProviderSchema.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.GetProviderSchema.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetProviderSchema.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response provider. */
            provider?: (tfplugin6.Schema.$Properties|null);

            /** Response resourceSchemas. */
            resourceSchemas: { [k: string]: tfplugin6.Schema.$Properties };

            /** Response dataSourceSchemas. */
            dataSourceSchemas: { [k: string]: tfplugin6.Schema.$Properties };

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /** Response providerMeta. */
            providerMeta?: (tfplugin6.Schema.$Properties|null);

            /** Response serverCapabilities. */
            serverCapabilities?: (tfplugin6.ServerCapabilities.$Properties|null);

            /** Response functions. */
            functions: { [k: string]: tfplugin6.Function.$Properties };

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.GetProviderSchema.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetProviderSchema.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetProviderSchema.Response & tfplugin6.GetProviderSchema.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetProviderSchema.Response & tfplugin6.GetProviderSchema.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response provider */
                provider?: (tfplugin6.Schema.$Properties|null);

                /** Response resourceSchemas */
                resourceSchemas?: ({ [k: string]: tfplugin6.Schema.$Properties }|null);

                /** Response dataSourceSchemas */
                dataSourceSchemas?: ({ [k: string]: tfplugin6.Schema.$Properties }|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Response providerMeta */
                providerMeta?: (tfplugin6.Schema.$Properties|null);

                /** Response serverCapabilities */
                serverCapabilities?: (tfplugin6.ServerCapabilities.$Properties|null);

                /** Response functions */
                functions?: ({ [k: string]: tfplugin6.Function.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              provider?: tfplugin6.Schema.$Shape|null;
              resourceSchemas?: { [k: string]: tfplugin6.Schema.$Shape }|null;
              dataSourceSchemas?: { [k: string]: tfplugin6.Schema.$Shape }|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              providerMeta?: tfplugin6.Schema.$Shape|null;
              serverCapabilities?: tfplugin6.ServerCapabilities.$Shape|null;
              functions?: { [k: string]: tfplugin6.Function.$Shape }|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a GetFunctions.
     * @deprecated Use tfplugin6.GetFunctions.$Properties instead.
     */
    interface IGetFunctions extends tfplugin6.GetFunctions.$Properties {
    }

    /** Represents a GetFunctions. */
    class GetFunctions {

        /**
         * Constructs a new GetFunctions.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.GetFunctions.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified GetFunctions message. Does not implicitly {@link tfplugin6.GetFunctions.verify|verify} messages.
         * @param message GetFunctions message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.GetFunctions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetFunctions message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.GetFunctions & tfplugin6.GetFunctions.$Shape} GetFunctions
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetFunctions & tfplugin6.GetFunctions.$Shape;
    }

    namespace GetFunctions {

        /** Properties of a GetFunctions. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetFunctions. */
        type $Shape = tfplugin6.GetFunctions.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.GetFunctions.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.GetFunctions.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetFunctions.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.GetFunctions.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetFunctions.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetFunctions.Request & tfplugin6.GetFunctions.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetFunctions.Request & tfplugin6.GetFunctions.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.GetFunctions.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.GetFunctions.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.GetFunctions.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetFunctions.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response functions. */
            functions: { [k: string]: tfplugin6.Function.$Properties };

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.GetFunctions.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetFunctions.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetFunctions.Response & tfplugin6.GetFunctions.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetFunctions.Response & tfplugin6.GetFunctions.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response functions */
                functions?: ({ [k: string]: tfplugin6.Function.$Properties }|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              functions?: { [k: string]: tfplugin6.Function.$Shape }|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a ValidateProviderConfig.
     * @deprecated Use tfplugin6.ValidateProviderConfig.$Properties instead.
     */
    interface IValidateProviderConfig extends tfplugin6.ValidateProviderConfig.$Properties {
    }

    /** Represents a ValidateProviderConfig. */
    class ValidateProviderConfig {

        /**
         * Constructs a new ValidateProviderConfig.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ValidateProviderConfig.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified ValidateProviderConfig message. Does not implicitly {@link tfplugin6.ValidateProviderConfig.verify|verify} messages.
         * @param message ValidateProviderConfig message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ValidateProviderConfig.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ValidateProviderConfig message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ValidateProviderConfig & tfplugin6.ValidateProviderConfig.$Shape} ValidateProviderConfig
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateProviderConfig & tfplugin6.ValidateProviderConfig.$Shape;
    }

    namespace ValidateProviderConfig {

        /** Properties of a ValidateProviderConfig. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ValidateProviderConfig. */
        type $Shape = tfplugin6.ValidateProviderConfig.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.ValidateProviderConfig.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.ValidateProviderConfig.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ValidateProviderConfig.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request config. */
            config?: (tfplugin6.DynamicValue.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.ValidateProviderConfig.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ValidateProviderConfig.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ValidateProviderConfig.Request & tfplugin6.ValidateProviderConfig.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateProviderConfig.Request & tfplugin6.ValidateProviderConfig.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request config */
                config?: (tfplugin6.DynamicValue.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.ValidateProviderConfig.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.ValidateProviderConfig.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.ValidateProviderConfig.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ValidateProviderConfig.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.ValidateProviderConfig.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ValidateProviderConfig.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ValidateProviderConfig.Response & tfplugin6.ValidateProviderConfig.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateProviderConfig.Response & tfplugin6.ValidateProviderConfig.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a ValidateResourceConfig.
     * @deprecated Use tfplugin6.ValidateResourceConfig.$Properties instead.
     */
    interface IValidateResourceConfig extends tfplugin6.ValidateResourceConfig.$Properties {
    }

    /** Represents a ValidateResourceConfig. */
    class ValidateResourceConfig {

        /**
         * Constructs a new ValidateResourceConfig.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ValidateResourceConfig.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified ValidateResourceConfig message. Does not implicitly {@link tfplugin6.ValidateResourceConfig.verify|verify} messages.
         * @param message ValidateResourceConfig message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ValidateResourceConfig.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ValidateResourceConfig message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ValidateResourceConfig & tfplugin6.ValidateResourceConfig.$Shape} ValidateResourceConfig
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateResourceConfig & tfplugin6.ValidateResourceConfig.$Shape;
    }

    namespace ValidateResourceConfig {

        /** Properties of a ValidateResourceConfig. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ValidateResourceConfig. */
        type $Shape = tfplugin6.ValidateResourceConfig.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.ValidateResourceConfig.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.ValidateResourceConfig.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ValidateResourceConfig.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request config. */
            config?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request clientCapabilities. */
            clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.ValidateResourceConfig.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ValidateResourceConfig.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ValidateResourceConfig.Request & tfplugin6.ValidateResourceConfig.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateResourceConfig.Request & tfplugin6.ValidateResourceConfig.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request config */
                config?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request clientCapabilities */
                clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.ValidateResourceConfig.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.ValidateResourceConfig.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.ValidateResourceConfig.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ValidateResourceConfig.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.ValidateResourceConfig.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ValidateResourceConfig.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ValidateResourceConfig.Response & tfplugin6.ValidateResourceConfig.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateResourceConfig.Response & tfplugin6.ValidateResourceConfig.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a ValidateDataResourceConfig.
     * @deprecated Use tfplugin6.ValidateDataResourceConfig.$Properties instead.
     */
    interface IValidateDataResourceConfig extends tfplugin6.ValidateDataResourceConfig.$Properties {
    }

    /** Represents a ValidateDataResourceConfig. */
    class ValidateDataResourceConfig {

        /**
         * Constructs a new ValidateDataResourceConfig.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ValidateDataResourceConfig.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified ValidateDataResourceConfig message. Does not implicitly {@link tfplugin6.ValidateDataResourceConfig.verify|verify} messages.
         * @param message ValidateDataResourceConfig message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ValidateDataResourceConfig.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ValidateDataResourceConfig message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ValidateDataResourceConfig & tfplugin6.ValidateDataResourceConfig.$Shape} ValidateDataResourceConfig
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateDataResourceConfig & tfplugin6.ValidateDataResourceConfig.$Shape;
    }

    namespace ValidateDataResourceConfig {

        /** Properties of a ValidateDataResourceConfig. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ValidateDataResourceConfig. */
        type $Shape = tfplugin6.ValidateDataResourceConfig.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.ValidateDataResourceConfig.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.ValidateDataResourceConfig.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ValidateDataResourceConfig.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request config. */
            config?: (tfplugin6.DynamicValue.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.ValidateDataResourceConfig.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ValidateDataResourceConfig.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ValidateDataResourceConfig.Request & tfplugin6.ValidateDataResourceConfig.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateDataResourceConfig.Request & tfplugin6.ValidateDataResourceConfig.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request config */
                config?: (tfplugin6.DynamicValue.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.ValidateDataResourceConfig.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.ValidateDataResourceConfig.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.ValidateDataResourceConfig.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ValidateDataResourceConfig.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.ValidateDataResourceConfig.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ValidateDataResourceConfig.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ValidateDataResourceConfig.Response & tfplugin6.ValidateDataResourceConfig.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ValidateDataResourceConfig.Response & tfplugin6.ValidateDataResourceConfig.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of an UpgradeResourceState.
     * @deprecated Use tfplugin6.UpgradeResourceState.$Properties instead.
     */
    interface IUpgradeResourceState extends tfplugin6.UpgradeResourceState.$Properties {
    }

    /** Represents an UpgradeResourceState. */
    class UpgradeResourceState {

        /**
         * Constructs a new UpgradeResourceState.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.UpgradeResourceState.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified UpgradeResourceState message. Does not implicitly {@link tfplugin6.UpgradeResourceState.verify|verify} messages.
         * @param message UpgradeResourceState message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.UpgradeResourceState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an UpgradeResourceState message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.UpgradeResourceState & tfplugin6.UpgradeResourceState.$Shape} UpgradeResourceState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.UpgradeResourceState & tfplugin6.UpgradeResourceState.$Shape;
    }

    namespace UpgradeResourceState {

        /** Properties of an UpgradeResourceState. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an UpgradeResourceState. */
        type $Shape = tfplugin6.UpgradeResourceState.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.UpgradeResourceState.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.UpgradeResourceState.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.UpgradeResourceState.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request version. */
            version: number;

            /** Request rawState. */
            rawState?: (tfplugin6.RawState.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.UpgradeResourceState.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.UpgradeResourceState.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.UpgradeResourceState.Request & tfplugin6.UpgradeResourceState.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.UpgradeResourceState.Request & tfplugin6.UpgradeResourceState.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request version */
                version?: (number|null);

                /** Request rawState */
                rawState?: (tfplugin6.RawState.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.UpgradeResourceState.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.UpgradeResourceState.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.UpgradeResourceState.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.UpgradeResourceState.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response upgradedState. */
            upgradedState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.UpgradeResourceState.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.UpgradeResourceState.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.UpgradeResourceState.Response & tfplugin6.UpgradeResourceState.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.UpgradeResourceState.Response & tfplugin6.UpgradeResourceState.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response upgradedState */
                upgradedState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              upgradedState?: tfplugin6.DynamicValue.$Shape|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a GetResourceIdentitySchemas.
     * @deprecated Use tfplugin6.GetResourceIdentitySchemas.$Properties instead.
     */
    interface IGetResourceIdentitySchemas extends tfplugin6.GetResourceIdentitySchemas.$Properties {
    }

    /** Represents a GetResourceIdentitySchemas. */
    class GetResourceIdentitySchemas {

        /**
         * Constructs a new GetResourceIdentitySchemas.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.GetResourceIdentitySchemas.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified GetResourceIdentitySchemas message. Does not implicitly {@link tfplugin6.GetResourceIdentitySchemas.verify|verify} messages.
         * @param message GetResourceIdentitySchemas message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.GetResourceIdentitySchemas.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetResourceIdentitySchemas message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.GetResourceIdentitySchemas & tfplugin6.GetResourceIdentitySchemas.$Shape} GetResourceIdentitySchemas
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetResourceIdentitySchemas & tfplugin6.GetResourceIdentitySchemas.$Shape;
    }

    namespace GetResourceIdentitySchemas {

        /** Properties of a GetResourceIdentitySchemas. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetResourceIdentitySchemas. */
        type $Shape = tfplugin6.GetResourceIdentitySchemas.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.GetResourceIdentitySchemas.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.GetResourceIdentitySchemas.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetResourceIdentitySchemas.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.GetResourceIdentitySchemas.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetResourceIdentitySchemas.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetResourceIdentitySchemas.Request & tfplugin6.GetResourceIdentitySchemas.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetResourceIdentitySchemas.Request & tfplugin6.GetResourceIdentitySchemas.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.GetResourceIdentitySchemas.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.GetResourceIdentitySchemas.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.GetResourceIdentitySchemas.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.GetResourceIdentitySchemas.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response identitySchemas. */
            identitySchemas: { [k: string]: tfplugin6.ResourceIdentitySchema.$Properties };

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.GetResourceIdentitySchemas.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.GetResourceIdentitySchemas.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.GetResourceIdentitySchemas.Response & tfplugin6.GetResourceIdentitySchemas.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.GetResourceIdentitySchemas.Response & tfplugin6.GetResourceIdentitySchemas.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response identitySchemas */
                identitySchemas?: ({ [k: string]: tfplugin6.ResourceIdentitySchema.$Properties }|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              identitySchemas?: { [k: string]: tfplugin6.ResourceIdentitySchema.$Shape }|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of an UpgradeResourceIdentity.
     * @deprecated Use tfplugin6.UpgradeResourceIdentity.$Properties instead.
     */
    interface IUpgradeResourceIdentity extends tfplugin6.UpgradeResourceIdentity.$Properties {
    }

    /** Represents an UpgradeResourceIdentity. */
    class UpgradeResourceIdentity {

        /**
         * Constructs a new UpgradeResourceIdentity.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.UpgradeResourceIdentity.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified UpgradeResourceIdentity message. Does not implicitly {@link tfplugin6.UpgradeResourceIdentity.verify|verify} messages.
         * @param message UpgradeResourceIdentity message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.UpgradeResourceIdentity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an UpgradeResourceIdentity message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.UpgradeResourceIdentity & tfplugin6.UpgradeResourceIdentity.$Shape} UpgradeResourceIdentity
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.UpgradeResourceIdentity & tfplugin6.UpgradeResourceIdentity.$Shape;
    }

    namespace UpgradeResourceIdentity {

        /** Properties of an UpgradeResourceIdentity. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an UpgradeResourceIdentity. */
        type $Shape = tfplugin6.UpgradeResourceIdentity.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.UpgradeResourceIdentity.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.UpgradeResourceIdentity.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.UpgradeResourceIdentity.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request version. */
            version: number;

            /** Request rawIdentity. */
            rawIdentity?: (tfplugin6.RawState.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.UpgradeResourceIdentity.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.UpgradeResourceIdentity.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.UpgradeResourceIdentity.Request & tfplugin6.UpgradeResourceIdentity.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.UpgradeResourceIdentity.Request & tfplugin6.UpgradeResourceIdentity.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request version */
                version?: (number|null);

                /** Request rawIdentity */
                rawIdentity?: (tfplugin6.RawState.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.UpgradeResourceIdentity.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.UpgradeResourceIdentity.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.UpgradeResourceIdentity.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.UpgradeResourceIdentity.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response upgradedIdentity. */
            upgradedIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.UpgradeResourceIdentity.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.UpgradeResourceIdentity.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.UpgradeResourceIdentity.Response & tfplugin6.UpgradeResourceIdentity.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.UpgradeResourceIdentity.Response & tfplugin6.UpgradeResourceIdentity.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response upgradedIdentity */
                upgradedIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              upgradedIdentity?: tfplugin6.ResourceIdentityData.$Shape|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a ConfigureProvider.
     * @deprecated Use tfplugin6.ConfigureProvider.$Properties instead.
     */
    interface IConfigureProvider extends tfplugin6.ConfigureProvider.$Properties {
    }

    /** Represents a ConfigureProvider. */
    class ConfigureProvider {

        /**
         * Constructs a new ConfigureProvider.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ConfigureProvider.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified ConfigureProvider message. Does not implicitly {@link tfplugin6.ConfigureProvider.verify|verify} messages.
         * @param message ConfigureProvider message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ConfigureProvider.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfigureProvider message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ConfigureProvider & tfplugin6.ConfigureProvider.$Shape} ConfigureProvider
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ConfigureProvider & tfplugin6.ConfigureProvider.$Shape;
    }

    namespace ConfigureProvider {

        /** Properties of a ConfigureProvider. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfigureProvider. */
        type $Shape = tfplugin6.ConfigureProvider.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.ConfigureProvider.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.ConfigureProvider.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ConfigureProvider.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request terraformVersion. */
            terraformVersion: string;

            /** Request config. */
            config?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request clientCapabilities. */
            clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.ConfigureProvider.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ConfigureProvider.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ConfigureProvider.Request & tfplugin6.ConfigureProvider.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ConfigureProvider.Request & tfplugin6.ConfigureProvider.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request terraformVersion */
                terraformVersion?: (string|null);

                /** Request config */
                config?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request clientCapabilities */
                clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.ConfigureProvider.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.ConfigureProvider.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.ConfigureProvider.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ConfigureProvider.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.ConfigureProvider.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ConfigureProvider.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ConfigureProvider.Response & tfplugin6.ConfigureProvider.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ConfigureProvider.Response & tfplugin6.ConfigureProvider.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a ReadResource.
     * @deprecated Use tfplugin6.ReadResource.$Properties instead.
     */
    interface IReadResource extends tfplugin6.ReadResource.$Properties {
    }

    /** Represents a ReadResource. */
    class ReadResource {

        /**
         * Constructs a new ReadResource.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ReadResource.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified ReadResource message. Does not implicitly {@link tfplugin6.ReadResource.verify|verify} messages.
         * @param message ReadResource message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ReadResource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReadResource message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ReadResource & tfplugin6.ReadResource.$Shape} ReadResource
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ReadResource & tfplugin6.ReadResource.$Shape;
    }

    namespace ReadResource {

        /** Properties of a ReadResource. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReadResource. */
        type $Shape = tfplugin6.ReadResource.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.ReadResource.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.ReadResource.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ReadResource.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request currentState. */
            currentState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request private. */
            private: Uint8Array;

            /** Request providerMeta. */
            providerMeta?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request clientCapabilities. */
            clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

            /** Request currentIdentity. */
            currentIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.ReadResource.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ReadResource.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ReadResource.Request & tfplugin6.ReadResource.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ReadResource.Request & tfplugin6.ReadResource.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request currentState */
                currentState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request private */
                "private"?: (Uint8Array|null);

                /** Request providerMeta */
                providerMeta?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request clientCapabilities */
                clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

                /** Request currentIdentity */
                currentIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.ReadResource.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.ReadResource.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.ReadResource.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ReadResource.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response newState. */
            newState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /** Response private. */
            private: Uint8Array;

            /** Response newIdentity. */
            newIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.ReadResource.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ReadResource.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ReadResource.Response & tfplugin6.ReadResource.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ReadResource.Response & tfplugin6.ReadResource.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response newState */
                newState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Response private */
                "private"?: (Uint8Array|null);

                /** Response newIdentity */
                newIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              newState?: tfplugin6.DynamicValue.$Shape|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              "private"?: Uint8Array|null;
              newIdentity?: tfplugin6.ResourceIdentityData.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a PlanResourceChange.
     * @deprecated Use tfplugin6.PlanResourceChange.$Properties instead.
     */
    interface IPlanResourceChange extends tfplugin6.PlanResourceChange.$Properties {
    }

    /** Represents a PlanResourceChange. */
    class PlanResourceChange {

        /**
         * Constructs a new PlanResourceChange.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.PlanResourceChange.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified PlanResourceChange message. Does not implicitly {@link tfplugin6.PlanResourceChange.verify|verify} messages.
         * @param message PlanResourceChange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.PlanResourceChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PlanResourceChange message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.PlanResourceChange & tfplugin6.PlanResourceChange.$Shape} PlanResourceChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.PlanResourceChange & tfplugin6.PlanResourceChange.$Shape;
    }

    namespace PlanResourceChange {

        /** Properties of a PlanResourceChange. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PlanResourceChange. */
        type $Shape = tfplugin6.PlanResourceChange.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.PlanResourceChange.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.PlanResourceChange.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.PlanResourceChange.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request priorState. */
            priorState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request proposedNewState. */
            proposedNewState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request config. */
            config?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request priorPrivate. */
            priorPrivate: Uint8Array;

            /** Request providerMeta. */
            providerMeta?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request clientCapabilities. */
            clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

            /** Request priorIdentity. */
            priorIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.PlanResourceChange.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.PlanResourceChange.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.PlanResourceChange.Request & tfplugin6.PlanResourceChange.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.PlanResourceChange.Request & tfplugin6.PlanResourceChange.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request priorState */
                priorState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request proposedNewState */
                proposedNewState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request config */
                config?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request priorPrivate */
                priorPrivate?: (Uint8Array|null);

                /** Request providerMeta */
                providerMeta?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request clientCapabilities */
                clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

                /** Request priorIdentity */
                priorIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.PlanResourceChange.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.PlanResourceChange.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.PlanResourceChange.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.PlanResourceChange.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response plannedState. */
            plannedState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Response requiresReplace. */
            requiresReplace: tfplugin6.AttributePath.$Properties[];

            /** Response plannedPrivate. */
            plannedPrivate: Uint8Array;

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /** Response plannedIdentity. */
            plannedIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.PlanResourceChange.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.PlanResourceChange.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.PlanResourceChange.Response & tfplugin6.PlanResourceChange.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.PlanResourceChange.Response & tfplugin6.PlanResourceChange.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response plannedState */
                plannedState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Response requiresReplace */
                requiresReplace?: (tfplugin6.AttributePath.$Properties[]|null);

                /** Response plannedPrivate */
                plannedPrivate?: (Uint8Array|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Response plannedIdentity */
                plannedIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              plannedState?: tfplugin6.DynamicValue.$Shape|null;
              requiresReplace?: tfplugin6.AttributePath.$Shape[]|null;
              plannedPrivate?: Uint8Array|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              plannedIdentity?: tfplugin6.ResourceIdentityData.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of an ApplyResourceChange.
     * @deprecated Use tfplugin6.ApplyResourceChange.$Properties instead.
     */
    interface IApplyResourceChange extends tfplugin6.ApplyResourceChange.$Properties {
    }

    /** Represents an ApplyResourceChange. */
    class ApplyResourceChange {

        /**
         * Constructs a new ApplyResourceChange.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ApplyResourceChange.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified ApplyResourceChange message. Does not implicitly {@link tfplugin6.ApplyResourceChange.verify|verify} messages.
         * @param message ApplyResourceChange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ApplyResourceChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an ApplyResourceChange message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ApplyResourceChange & tfplugin6.ApplyResourceChange.$Shape} ApplyResourceChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ApplyResourceChange & tfplugin6.ApplyResourceChange.$Shape;
    }

    namespace ApplyResourceChange {

        /** Properties of an ApplyResourceChange. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an ApplyResourceChange. */
        type $Shape = tfplugin6.ApplyResourceChange.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.ApplyResourceChange.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.ApplyResourceChange.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ApplyResourceChange.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request priorState. */
            priorState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request plannedState. */
            plannedState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request config. */
            config?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request plannedPrivate. */
            plannedPrivate: Uint8Array;

            /** Request providerMeta. */
            providerMeta?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request plannedIdentity. */
            plannedIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.ApplyResourceChange.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ApplyResourceChange.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ApplyResourceChange.Request & tfplugin6.ApplyResourceChange.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ApplyResourceChange.Request & tfplugin6.ApplyResourceChange.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request priorState */
                priorState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request plannedState */
                plannedState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request config */
                config?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request plannedPrivate */
                plannedPrivate?: (Uint8Array|null);

                /** Request providerMeta */
                providerMeta?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request plannedIdentity */
                plannedIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.ApplyResourceChange.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.ApplyResourceChange.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.ApplyResourceChange.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ApplyResourceChange.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response newState. */
            newState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Response private. */
            private: Uint8Array;

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /** Response newIdentity. */
            newIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.ApplyResourceChange.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ApplyResourceChange.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ApplyResourceChange.Response & tfplugin6.ApplyResourceChange.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ApplyResourceChange.Response & tfplugin6.ApplyResourceChange.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response newState */
                newState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Response private */
                "private"?: (Uint8Array|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Response newIdentity */
                newIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              newState?: tfplugin6.DynamicValue.$Shape|null;
              "private"?: Uint8Array|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              newIdentity?: tfplugin6.ResourceIdentityData.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of an ImportResourceState.
     * @deprecated Use tfplugin6.ImportResourceState.$Properties instead.
     */
    interface IImportResourceState extends tfplugin6.ImportResourceState.$Properties {
    }

    /** Represents an ImportResourceState. */
    class ImportResourceState {

        /**
         * Constructs a new ImportResourceState.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ImportResourceState.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified ImportResourceState message. Does not implicitly {@link tfplugin6.ImportResourceState.verify|verify} messages.
         * @param message ImportResourceState message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ImportResourceState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an ImportResourceState message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ImportResourceState & tfplugin6.ImportResourceState.$Shape} ImportResourceState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ImportResourceState & tfplugin6.ImportResourceState.$Shape;
    }

    namespace ImportResourceState {

        /** Properties of an ImportResourceState. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an ImportResourceState. */
        type $Shape = tfplugin6.ImportResourceState.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.ImportResourceState.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.ImportResourceState.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ImportResourceState.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request id. */
            id: string;

            /** Request clientCapabilities. */
            clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

            /** Request identity. */
            identity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.ImportResourceState.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ImportResourceState.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ImportResourceState.Request & tfplugin6.ImportResourceState.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ImportResourceState.Request & tfplugin6.ImportResourceState.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request id */
                id?: (string|null);

                /** Request clientCapabilities */
                clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

                /** Request identity */
                identity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.ImportResourceState.Request.$Properties;
        }

        /**
         * Properties of an ImportedResource.
         * @deprecated Use tfplugin6.ImportResourceState.ImportedResource.$Properties instead.
         */
        interface IImportedResource extends tfplugin6.ImportResourceState.ImportedResource.$Properties {
        }

        /** Represents an ImportedResource. */
        class ImportedResource {

            /**
             * Constructs a new ImportedResource.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ImportResourceState.ImportedResource.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImportedResource typeName. */
            typeName: string;

            /** ImportedResource state. */
            state?: (tfplugin6.DynamicValue.$Properties|null);

            /** ImportedResource private. */
            private: Uint8Array;

            /** ImportedResource identity. */
            identity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified ImportedResource message. Does not implicitly {@link tfplugin6.ImportResourceState.ImportedResource.verify|verify} messages.
             * @param message ImportedResource message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ImportResourceState.ImportedResource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImportedResource message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ImportResourceState.ImportedResource & tfplugin6.ImportResourceState.ImportedResource.$Shape} ImportedResource
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ImportResourceState.ImportedResource & tfplugin6.ImportResourceState.ImportedResource.$Shape;
        }

        namespace ImportedResource {

            /** Properties of an ImportedResource. */
            interface $Properties {

                /** ImportedResource typeName */
                typeName?: (string|null);

                /** ImportedResource state */
                state?: (tfplugin6.DynamicValue.$Properties|null);

                /** ImportedResource private */
                "private"?: (Uint8Array|null);

                /** ImportedResource identity */
                identity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ImportedResource. */
            type $Shape = tfplugin6.ImportResourceState.ImportedResource.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.ImportResourceState.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.ImportResourceState.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ImportResourceState.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response importedResources. */
            importedResources: tfplugin6.ImportResourceState.ImportedResource.$Properties[];

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.ImportResourceState.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ImportResourceState.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ImportResourceState.Response & tfplugin6.ImportResourceState.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ImportResourceState.Response & tfplugin6.ImportResourceState.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response importedResources */
                importedResources?: (tfplugin6.ImportResourceState.ImportedResource.$Properties[]|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              importedResources?: tfplugin6.ImportResourceState.ImportedResource.$Shape[]|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a MoveResourceState.
     * @deprecated Use tfplugin6.MoveResourceState.$Properties instead.
     */
    interface IMoveResourceState extends tfplugin6.MoveResourceState.$Properties {
    }

    /** Represents a MoveResourceState. */
    class MoveResourceState {

        /**
         * Constructs a new MoveResourceState.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.MoveResourceState.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified MoveResourceState message. Does not implicitly {@link tfplugin6.MoveResourceState.verify|verify} messages.
         * @param message MoveResourceState message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.MoveResourceState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MoveResourceState message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.MoveResourceState & tfplugin6.MoveResourceState.$Shape} MoveResourceState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.MoveResourceState & tfplugin6.MoveResourceState.$Shape;
    }

    namespace MoveResourceState {

        /** Properties of a MoveResourceState. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a MoveResourceState. */
        type $Shape = tfplugin6.MoveResourceState.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.MoveResourceState.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.MoveResourceState.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.MoveResourceState.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request sourceProviderAddress. */
            sourceProviderAddress: string;

            /** Request sourceTypeName. */
            sourceTypeName: string;

            /** Request sourceSchemaVersion. */
            sourceSchemaVersion: number;

            /** Request sourceState. */
            sourceState?: (tfplugin6.RawState.$Properties|null);

            /** Request targetTypeName. */
            targetTypeName: string;

            /** Request sourcePrivate. */
            sourcePrivate: Uint8Array;

            /** Request sourceIdentity. */
            sourceIdentity?: (tfplugin6.RawState.$Properties|null);

            /** Request sourceIdentitySchemaVersion. */
            sourceIdentitySchemaVersion: number;

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.MoveResourceState.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.MoveResourceState.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.MoveResourceState.Request & tfplugin6.MoveResourceState.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.MoveResourceState.Request & tfplugin6.MoveResourceState.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request sourceProviderAddress */
                sourceProviderAddress?: (string|null);

                /** Request sourceTypeName */
                sourceTypeName?: (string|null);

                /** Request sourceSchemaVersion */
                sourceSchemaVersion?: (number|null);

                /** Request sourceState */
                sourceState?: (tfplugin6.RawState.$Properties|null);

                /** Request targetTypeName */
                targetTypeName?: (string|null);

                /** Request sourcePrivate */
                sourcePrivate?: (Uint8Array|null);

                /** Request sourceIdentity */
                sourceIdentity?: (tfplugin6.RawState.$Properties|null);

                /** Request sourceIdentitySchemaVersion */
                sourceIdentitySchemaVersion?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.MoveResourceState.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.MoveResourceState.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.MoveResourceState.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.MoveResourceState.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response targetState. */
            targetState?: (tfplugin6.DynamicValue.$Properties|null);

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /** Response targetPrivate. */
            targetPrivate: Uint8Array;

            /** Response targetIdentity. */
            targetIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.MoveResourceState.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.MoveResourceState.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.MoveResourceState.Response & tfplugin6.MoveResourceState.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.MoveResourceState.Response & tfplugin6.MoveResourceState.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response targetState */
                targetState?: (tfplugin6.DynamicValue.$Properties|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Response targetPrivate */
                targetPrivate?: (Uint8Array|null);

                /** Response targetIdentity */
                targetIdentity?: (tfplugin6.ResourceIdentityData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              targetState?: tfplugin6.DynamicValue.$Shape|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              targetPrivate?: Uint8Array|null;
              targetIdentity?: tfplugin6.ResourceIdentityData.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a ReadDataSource.
     * @deprecated Use tfplugin6.ReadDataSource.$Properties instead.
     */
    interface IReadDataSource extends tfplugin6.ReadDataSource.$Properties {
    }

    /** Represents a ReadDataSource. */
    class ReadDataSource {

        /**
         * Constructs a new ReadDataSource.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.ReadDataSource.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified ReadDataSource message. Does not implicitly {@link tfplugin6.ReadDataSource.verify|verify} messages.
         * @param message ReadDataSource message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.ReadDataSource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReadDataSource message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.ReadDataSource & tfplugin6.ReadDataSource.$Shape} ReadDataSource
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ReadDataSource & tfplugin6.ReadDataSource.$Shape;
    }

    namespace ReadDataSource {

        /** Properties of a ReadDataSource. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReadDataSource. */
        type $Shape = tfplugin6.ReadDataSource.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.ReadDataSource.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.ReadDataSource.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ReadDataSource.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request typeName. */
            typeName: string;

            /** Request config. */
            config?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request providerMeta. */
            providerMeta?: (tfplugin6.DynamicValue.$Properties|null);

            /** Request clientCapabilities. */
            clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.ReadDataSource.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ReadDataSource.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ReadDataSource.Request & tfplugin6.ReadDataSource.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ReadDataSource.Request & tfplugin6.ReadDataSource.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request typeName */
                typeName?: (string|null);

                /** Request config */
                config?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request providerMeta */
                providerMeta?: (tfplugin6.DynamicValue.$Properties|null);

                /** Request clientCapabilities */
                clientCapabilities?: (tfplugin6.ClientCapabilities.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.ReadDataSource.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.ReadDataSource.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.ReadDataSource.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.ReadDataSource.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response state. */
            state?: (tfplugin6.DynamicValue.$Properties|null);

            /** Response diagnostics. */
            diagnostics: tfplugin6.Diagnostic.$Properties[];

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.ReadDataSource.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.ReadDataSource.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.ReadDataSource.Response & tfplugin6.ReadDataSource.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.ReadDataSource.Response & tfplugin6.ReadDataSource.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response state */
                state?: (tfplugin6.DynamicValue.$Properties|null);

                /** Response diagnostics */
                diagnostics?: (tfplugin6.Diagnostic.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = {
              state?: tfplugin6.DynamicValue.$Shape|null;
              diagnostics?: tfplugin6.Diagnostic.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }

    /**
     * Properties of a CallFunction.
     * @deprecated Use tfplugin6.CallFunction.$Properties instead.
     */
    interface ICallFunction extends tfplugin6.CallFunction.$Properties {
    }

    /** Represents a CallFunction. */
    class CallFunction {

        /**
         * Constructs a new CallFunction.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.CallFunction.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified CallFunction message. Does not implicitly {@link tfplugin6.CallFunction.verify|verify} messages.
         * @param message CallFunction message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.CallFunction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CallFunction message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.CallFunction & tfplugin6.CallFunction.$Shape} CallFunction
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.CallFunction & tfplugin6.CallFunction.$Shape;
    }

    namespace CallFunction {

        /** Properties of a CallFunction. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CallFunction. */
        type $Shape = tfplugin6.CallFunction.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.CallFunction.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.CallFunction.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.CallFunction.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request name. */
            name: string;

            /** Request arguments. */
            arguments: tfplugin6.DynamicValue.$Properties[];

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.CallFunction.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.CallFunction.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.CallFunction.Request & tfplugin6.CallFunction.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.CallFunction.Request & tfplugin6.CallFunction.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request name */
                name?: (string|null);

                /** Request arguments */
                "arguments"?: (tfplugin6.DynamicValue.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.CallFunction.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.CallFunction.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.CallFunction.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.CallFunction.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response result. */
            result?: (tfplugin6.DynamicValue.$Properties|null);

            /** Response error. */
            error?: (tfplugin6.FunctionError.$Properties|null);

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.CallFunction.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.CallFunction.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.CallFunction.Response & tfplugin6.CallFunction.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.CallFunction.Response & tfplugin6.CallFunction.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response result */
                result?: (tfplugin6.DynamicValue.$Properties|null);

                /** Response error */
                error?: (tfplugin6.FunctionError.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = tfplugin6.CallFunction.Response.$Properties;
        }
    }

    /**
     * Properties of a StopProvider.
     * @deprecated Use tfplugin6.StopProvider.$Properties instead.
     */
    interface IStopProvider extends tfplugin6.StopProvider.$Properties {
    }

    /** Represents a StopProvider. */
    class StopProvider {

        /**
         * Constructs a new StopProvider.
         * @param [properties] Properties to set
         */
        constructor(properties?: tfplugin6.StopProvider.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Encodes the specified StopProvider message. Does not implicitly {@link tfplugin6.StopProvider.verify|verify} messages.
         * @param message StopProvider message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: tfplugin6.StopProvider.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a StopProvider message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {tfplugin6.StopProvider & tfplugin6.StopProvider.$Shape} StopProvider
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.StopProvider & tfplugin6.StopProvider.$Shape;
    }

    namespace StopProvider {

        /** Properties of a StopProvider. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a StopProvider. */
        type $Shape = tfplugin6.StopProvider.$Properties;

        /**
         * Properties of a Request.
         * @deprecated Use tfplugin6.StopProvider.Request.$Properties instead.
         */
        interface IRequest extends tfplugin6.StopProvider.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.StopProvider.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Request message. Does not implicitly {@link tfplugin6.StopProvider.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.StopProvider.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.StopProvider.Request & tfplugin6.StopProvider.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.StopProvider.Request & tfplugin6.StopProvider.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = tfplugin6.StopProvider.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use tfplugin6.StopProvider.Response.$Properties instead.
         */
        interface IResponse extends tfplugin6.StopProvider.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: tfplugin6.StopProvider.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response Error. */
            Error: string;

            /**
             * Encodes the specified Response message. Does not implicitly {@link tfplugin6.StopProvider.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tfplugin6.StopProvider.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tfplugin6.StopProvider.Response & tfplugin6.StopProvider.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tfplugin6.StopProvider.Response & tfplugin6.StopProvider.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response Error */
                Error?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Response. */
            type $Shape = tfplugin6.StopProvider.Response.$Properties;
        }
    }
}
