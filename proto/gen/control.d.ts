import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace towline. */
export namespace towline {

    /** Namespace control. */
    namespace control {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a GetInfoRequest.
             * @deprecated Use towline.control.v1.GetInfoRequest.$Properties instead.
             */
            interface IGetInfoRequest extends towline.control.v1.GetInfoRequest.$Properties {
            }

            /** Represents a GetInfoRequest. */
            class GetInfoRequest {

                /**
                 * Constructs a new GetInfoRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.GetInfoRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified GetInfoRequest message. Does not implicitly {@link towline.control.v1.GetInfoRequest.verify|verify} messages.
                 * @param message GetInfoRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.GetInfoRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetInfoRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.GetInfoRequest & towline.control.v1.GetInfoRequest.$Shape} GetInfoRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.GetInfoRequest & towline.control.v1.GetInfoRequest.$Shape;
            }

            namespace GetInfoRequest {

                /** Properties of a GetInfoRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetInfoRequest. */
                type $Shape = towline.control.v1.GetInfoRequest.$Properties;
            }

            /**
             * Properties of an AgentInfo.
             * @deprecated Use towline.control.v1.AgentInfo.$Properties instead.
             */
            interface IAgentInfo extends towline.control.v1.AgentInfo.$Properties {
            }

            /** Represents an AgentInfo. */
            class AgentInfo {

                /**
                 * Constructs a new AgentInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.AgentInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AgentInfo name. */
                name: string;

                /** AgentInfo version. */
                version: string;

                /** AgentInfo apiVersion. */
                apiVersion: number;

                /** AgentInfo damaged. */
                damaged: towline.control.v1.DamagedRecord.$Properties[];

                /** AgentInfo rssBytes. */
                rssBytes: number;

                /** AgentInfo rssPeakBytes. */
                rssPeakBytes: number;

                /** AgentInfo certificateExpiresAtMs. */
                certificateExpiresAtMs: number;

                /** AgentInfo certificateRefused. */
                certificateRefused?: (towline.control.v1.ErrorDetail.$Properties|null);

                /** AgentInfo apiMinor. */
                apiMinor: number;

                /**
                 * Encodes the specified AgentInfo message. Does not implicitly {@link towline.control.v1.AgentInfo.verify|verify} messages.
                 * @param message AgentInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.AgentInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AgentInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.AgentInfo & towline.control.v1.AgentInfo.$Shape} AgentInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.AgentInfo & towline.control.v1.AgentInfo.$Shape;
            }

            namespace AgentInfo {

                /** Properties of an AgentInfo. */
                interface $Properties {

                    /** AgentInfo name */
                    name?: (string|null);

                    /** AgentInfo version */
                    version?: (string|null);

                    /** AgentInfo apiVersion */
                    apiVersion?: (number|null);

                    /** AgentInfo damaged */
                    damaged?: (towline.control.v1.DamagedRecord.$Properties[]|null);

                    /** AgentInfo rssBytes */
                    rssBytes?: (number|null);

                    /** AgentInfo rssPeakBytes */
                    rssPeakBytes?: (number|null);

                    /** AgentInfo certificateExpiresAtMs */
                    certificateExpiresAtMs?: (number|null);

                    /** AgentInfo certificateRefused */
                    certificateRefused?: (towline.control.v1.ErrorDetail.$Properties|null);

                    /** AgentInfo apiMinor */
                    apiMinor?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AgentInfo. */
                type $Shape = towline.control.v1.AgentInfo.$Properties;
            }

            /**
             * Properties of a DamagedRecord.
             * @deprecated Use towline.control.v1.DamagedRecord.$Properties instead.
             */
            interface IDamagedRecord extends towline.control.v1.DamagedRecord.$Properties {
            }

            /** Represents a DamagedRecord. */
            class DamagedRecord {

                /**
                 * Constructs a new DamagedRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DamagedRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DamagedRecord kind. */
                kind: string;

                /** DamagedRecord name. */
                name: string;

                /** DamagedRecord file. */
                file: string;

                /** DamagedRecord reason. */
                reason: string;

                /**
                 * Encodes the specified DamagedRecord message. Does not implicitly {@link towline.control.v1.DamagedRecord.verify|verify} messages.
                 * @param message DamagedRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DamagedRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DamagedRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DamagedRecord & towline.control.v1.DamagedRecord.$Shape} DamagedRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DamagedRecord & towline.control.v1.DamagedRecord.$Shape;
            }

            namespace DamagedRecord {

                /** Properties of a DamagedRecord. */
                interface $Properties {

                    /** DamagedRecord kind */
                    kind?: (string|null);

                    /** DamagedRecord name */
                    name?: (string|null);

                    /** DamagedRecord file */
                    file?: (string|null);

                    /** DamagedRecord reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DamagedRecord. */
                type $Shape = towline.control.v1.DamagedRecord.$Properties;
            }

            /**
             * Properties of an InstanceSpec.
             * @deprecated Use towline.control.v1.InstanceSpec.$Properties instead.
             */
            interface IInstanceSpec extends towline.control.v1.InstanceSpec.$Properties {
            }

            /** Represents an InstanceSpec. */
            class InstanceSpec {

                /**
                 * Constructs a new InstanceSpec.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.InstanceSpec.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** InstanceSpec name. */
                name: string;

                /** InstanceSpec host. */
                host: string;

                /** InstanceSpec port. */
                port: number;

                /** InstanceSpec username. */
                username: string;

                /** InstanceSpec password. */
                password: string;

                /** InstanceSpec passwordFrom. */
                passwordFrom?: (towline.control.v1.PasswordSource.$Properties|null);

                /** InstanceSpec passwordVersion. */
                passwordVersion: number;

                /** InstanceSpec tls. */
                tls?: (towline.control.v1.InstanceTls.$Properties|null);

                /**
                 * Encodes the specified InstanceSpec message. Does not implicitly {@link towline.control.v1.InstanceSpec.verify|verify} messages.
                 * @param message InstanceSpec message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.InstanceSpec.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an InstanceSpec message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.InstanceSpec & towline.control.v1.InstanceSpec.$Shape} InstanceSpec
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.InstanceSpec & towline.control.v1.InstanceSpec.$Shape;
            }

            namespace InstanceSpec {

                /** Properties of an InstanceSpec. */
                interface $Properties {

                    /** InstanceSpec name */
                    name?: (string|null);

                    /** InstanceSpec host */
                    host?: (string|null);

                    /** InstanceSpec port */
                    port?: (number|null);

                    /** InstanceSpec username */
                    username?: (string|null);

                    /** InstanceSpec password */
                    password?: (string|null);

                    /** InstanceSpec passwordFrom */
                    passwordFrom?: (towline.control.v1.PasswordSource.$Properties|null);

                    /** InstanceSpec passwordVersion */
                    passwordVersion?: (number|null);

                    /** InstanceSpec tls */
                    tls?: (towline.control.v1.InstanceTls.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an InstanceSpec. */
                type $Shape = {
                  name?: string|null;
                  host?: string|null;
                  port?: number|null;
                  username?: string|null;
                  password?: string|null;
                  passwordFrom?: towline.control.v1.PasswordSource.$Shape|null;
                  passwordVersion?: number|null;
                  tls?: towline.control.v1.InstanceTls.$Shape|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a PasswordSource.
             * @deprecated Use towline.control.v1.PasswordSource.$Properties instead.
             */
            interface IPasswordSource extends towline.control.v1.PasswordSource.$Properties {
            }

            /** Represents a PasswordSource. */
            class PasswordSource {

                /**
                 * Constructs a new PasswordSource.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PasswordSource.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PasswordSource env. */
                env?: (string|null);

                /** PasswordSource file. */
                file?: (string|null);

                /** PasswordSource exec. */
                exec?: (towline.control.v1.ExecSource.$Properties|null);

                /** PasswordSource source. */
                source?: ("env"|"file"|"exec");

                /**
                 * Encodes the specified PasswordSource message. Does not implicitly {@link towline.control.v1.PasswordSource.verify|verify} messages.
                 * @param message PasswordSource message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PasswordSource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PasswordSource message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PasswordSource & towline.control.v1.PasswordSource.$Shape} PasswordSource
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PasswordSource & towline.control.v1.PasswordSource.$Shape;
            }

            namespace PasswordSource {

                /** Properties of a PasswordSource. */
                interface $Properties {

                    /** PasswordSource env */
                    env?: (string|null);

                    /** PasswordSource file */
                    file?: (string|null);

                    /** PasswordSource exec */
                    exec?: (towline.control.v1.ExecSource.$Properties|null);

                    /** PasswordSource source */
                    source?: ("env"|"file"|"exec");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a PasswordSource. */
                type $Shape = {
                  env?: string|null;
                  file?: string|null;
                  exec?: towline.control.v1.ExecSource.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ source?: undefined; env?: null; file?: null; exec?: null }|{ source?: "env"; env: string; file?: null; exec?: null }|{ source?: "file"; env?: null; file: string; exec?: null }|{ source?: "exec"; env?: null; file?: null; exec: towline.control.v1.ExecSource.$Shape })
                );
            }

            /**
             * Properties of an ExecSource.
             * @deprecated Use towline.control.v1.ExecSource.$Properties instead.
             */
            interface IExecSource extends towline.control.v1.ExecSource.$Properties {
            }

            /** Represents an ExecSource. */
            class ExecSource {

                /**
                 * Constructs a new ExecSource.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ExecSource.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ExecSource command. */
                command: string[];

                /**
                 * Encodes the specified ExecSource message. Does not implicitly {@link towline.control.v1.ExecSource.verify|verify} messages.
                 * @param message ExecSource message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ExecSource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExecSource message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ExecSource & towline.control.v1.ExecSource.$Shape} ExecSource
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ExecSource & towline.control.v1.ExecSource.$Shape;
            }

            namespace ExecSource {

                /** Properties of an ExecSource. */
                interface $Properties {

                    /** ExecSource command */
                    command?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExecSource. */
                type $Shape = towline.control.v1.ExecSource.$Properties;
            }

            /**
             * Properties of an InstanceTls.
             * @deprecated Use towline.control.v1.InstanceTls.$Properties instead.
             */
            interface IInstanceTls extends towline.control.v1.InstanceTls.$Properties {
            }

            /** Represents an InstanceTls. */
            class InstanceTls {

                /**
                 * Constructs a new InstanceTls.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.InstanceTls.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** InstanceTls mode. */
                mode: string;

                /** InstanceTls ca. */
                ca: string;

                /** InstanceTls caFile. */
                caFile: string;

                /** InstanceTls cert. */
                cert: string;

                /** InstanceTls certFile. */
                certFile: string;

                /** InstanceTls key. */
                key: string;

                /** InstanceTls keyFile. */
                keyFile: string;

                /** InstanceTls keyVersion. */
                keyVersion: number;

                /**
                 * Encodes the specified InstanceTls message. Does not implicitly {@link towline.control.v1.InstanceTls.verify|verify} messages.
                 * @param message InstanceTls message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.InstanceTls.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an InstanceTls message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.InstanceTls & towline.control.v1.InstanceTls.$Shape} InstanceTls
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.InstanceTls & towline.control.v1.InstanceTls.$Shape;
            }

            namespace InstanceTls {

                /** Properties of an InstanceTls. */
                interface $Properties {

                    /** InstanceTls mode */
                    mode?: (string|null);

                    /** InstanceTls ca */
                    ca?: (string|null);

                    /** InstanceTls caFile */
                    caFile?: (string|null);

                    /** InstanceTls cert */
                    cert?: (string|null);

                    /** InstanceTls certFile */
                    certFile?: (string|null);

                    /** InstanceTls key */
                    key?: (string|null);

                    /** InstanceTls keyFile */
                    keyFile?: (string|null);

                    /** InstanceTls keyVersion */
                    keyVersion?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an InstanceTls. */
                type $Shape = towline.control.v1.InstanceTls.$Properties;
            }

            /**
             * Properties of an InstanceFacts.
             * @deprecated Use towline.control.v1.InstanceFacts.$Properties instead.
             */
            interface IInstanceFacts extends towline.control.v1.InstanceFacts.$Properties {
            }

            /** Represents an InstanceFacts. */
            class InstanceFacts {

                /**
                 * Constructs a new InstanceFacts.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.InstanceFacts.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** InstanceFacts version. */
                version: string;

                /** InstanceFacts serverUuid. */
                serverUuid: string;

                /** InstanceFacts gtidMode. */
                gtidMode: string;

                /**
                 * Encodes the specified InstanceFacts message. Does not implicitly {@link towline.control.v1.InstanceFacts.verify|verify} messages.
                 * @param message InstanceFacts message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.InstanceFacts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an InstanceFacts message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.InstanceFacts & towline.control.v1.InstanceFacts.$Shape} InstanceFacts
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.InstanceFacts & towline.control.v1.InstanceFacts.$Shape;
            }

            namespace InstanceFacts {

                /** Properties of an InstanceFacts. */
                interface $Properties {

                    /** InstanceFacts version */
                    version?: (string|null);

                    /** InstanceFacts serverUuid */
                    serverUuid?: (string|null);

                    /** InstanceFacts gtidMode */
                    gtidMode?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an InstanceFacts. */
                type $Shape = towline.control.v1.InstanceFacts.$Properties;
            }

            /**
             * Properties of an Instance.
             * @deprecated Use towline.control.v1.Instance.$Properties instead.
             */
            interface IInstance extends towline.control.v1.Instance.$Properties {
            }

            /** Represents an Instance. */
            class Instance {

                /**
                 * Constructs a new Instance.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.Instance.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Instance spec. */
                spec?: (towline.control.v1.InstanceSpec.$Properties|null);

                /** Instance uid. */
                uid: string;

                /** Instance facts. */
                facts?: (towline.control.v1.InstanceFacts.$Properties|null);

                /** Instance unreachable. */
                unreachable?: (towline.control.v1.ErrorDetail.$Properties|null);

                /**
                 * Encodes the specified Instance message. Does not implicitly {@link towline.control.v1.Instance.verify|verify} messages.
                 * @param message Instance message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.Instance.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Instance message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.Instance & towline.control.v1.Instance.$Shape} Instance
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.Instance & towline.control.v1.Instance.$Shape;
            }

            namespace Instance {

                /** Properties of an Instance. */
                interface $Properties {

                    /** Instance spec */
                    spec?: (towline.control.v1.InstanceSpec.$Properties|null);

                    /** Instance uid */
                    uid?: (string|null);

                    /** Instance facts */
                    facts?: (towline.control.v1.InstanceFacts.$Properties|null);

                    /** Instance unreachable */
                    unreachable?: (towline.control.v1.ErrorDetail.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Instance. */
                type $Shape = {
                  spec?: towline.control.v1.InstanceSpec.$Shape|null;
                  uid?: string|null;
                  facts?: towline.control.v1.InstanceFacts.$Shape|null;
                  unreachable?: towline.control.v1.ErrorDetail.$Shape|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a PutInstanceRequest.
             * @deprecated Use towline.control.v1.PutInstanceRequest.$Properties instead.
             */
            interface IPutInstanceRequest extends towline.control.v1.PutInstanceRequest.$Properties {
            }

            /** Represents a PutInstanceRequest. */
            class PutInstanceRequest {

                /**
                 * Constructs a new PutInstanceRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PutInstanceRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PutInstanceRequest spec. */
                spec?: (towline.control.v1.InstanceSpec.$Properties|null);

                /** PutInstanceRequest expectedUid. */
                expectedUid: string;

                /**
                 * Encodes the specified PutInstanceRequest message. Does not implicitly {@link towline.control.v1.PutInstanceRequest.verify|verify} messages.
                 * @param message PutInstanceRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PutInstanceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PutInstanceRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PutInstanceRequest & towline.control.v1.PutInstanceRequest.$Shape} PutInstanceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PutInstanceRequest & towline.control.v1.PutInstanceRequest.$Shape;
            }

            namespace PutInstanceRequest {

                /** Properties of a PutInstanceRequest. */
                interface $Properties {

                    /** PutInstanceRequest spec */
                    spec?: (towline.control.v1.InstanceSpec.$Properties|null);

                    /** PutInstanceRequest expectedUid */
                    expectedUid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PutInstanceRequest. */
                type $Shape = {
                  spec?: towline.control.v1.InstanceSpec.$Shape|null;
                  expectedUid?: string|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a PutInstanceResponse.
             * @deprecated Use towline.control.v1.PutInstanceResponse.$Properties instead.
             */
            interface IPutInstanceResponse extends towline.control.v1.PutInstanceResponse.$Properties {
            }

            /** Represents a PutInstanceResponse. */
            class PutInstanceResponse {

                /**
                 * Constructs a new PutInstanceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PutInstanceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PutInstanceResponse instance. */
                instance?: (towline.control.v1.Instance.$Properties|null);

                /** PutInstanceResponse adopted. */
                adopted: boolean;

                /**
                 * Encodes the specified PutInstanceResponse message. Does not implicitly {@link towline.control.v1.PutInstanceResponse.verify|verify} messages.
                 * @param message PutInstanceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PutInstanceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PutInstanceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PutInstanceResponse & towline.control.v1.PutInstanceResponse.$Shape} PutInstanceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PutInstanceResponse & towline.control.v1.PutInstanceResponse.$Shape;
            }

            namespace PutInstanceResponse {

                /** Properties of a PutInstanceResponse. */
                interface $Properties {

                    /** PutInstanceResponse instance */
                    instance?: (towline.control.v1.Instance.$Properties|null);

                    /** PutInstanceResponse adopted */
                    adopted?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PutInstanceResponse. */
                type $Shape = {
                  instance?: towline.control.v1.Instance.$Shape|null;
                  adopted?: boolean|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a GetInstanceRequest.
             * @deprecated Use towline.control.v1.GetInstanceRequest.$Properties instead.
             */
            interface IGetInstanceRequest extends towline.control.v1.GetInstanceRequest.$Properties {
            }

            /** Represents a GetInstanceRequest. */
            class GetInstanceRequest {

                /**
                 * Constructs a new GetInstanceRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.GetInstanceRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetInstanceRequest name. */
                name: string;

                /** GetInstanceRequest uid. */
                uid: string;

                /**
                 * Encodes the specified GetInstanceRequest message. Does not implicitly {@link towline.control.v1.GetInstanceRequest.verify|verify} messages.
                 * @param message GetInstanceRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.GetInstanceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetInstanceRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.GetInstanceRequest & towline.control.v1.GetInstanceRequest.$Shape} GetInstanceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.GetInstanceRequest & towline.control.v1.GetInstanceRequest.$Shape;
            }

            namespace GetInstanceRequest {

                /** Properties of a GetInstanceRequest. */
                interface $Properties {

                    /** GetInstanceRequest name */
                    name?: (string|null);

                    /** GetInstanceRequest uid */
                    uid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetInstanceRequest. */
                type $Shape = towline.control.v1.GetInstanceRequest.$Properties;
            }

            /**
             * Properties of a ListInstancesRequest.
             * @deprecated Use towline.control.v1.ListInstancesRequest.$Properties instead.
             */
            interface IListInstancesRequest extends towline.control.v1.ListInstancesRequest.$Properties {
            }

            /** Represents a ListInstancesRequest. */
            class ListInstancesRequest {

                /**
                 * Constructs a new ListInstancesRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ListInstancesRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified ListInstancesRequest message. Does not implicitly {@link towline.control.v1.ListInstancesRequest.verify|verify} messages.
                 * @param message ListInstancesRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ListInstancesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListInstancesRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ListInstancesRequest & towline.control.v1.ListInstancesRequest.$Shape} ListInstancesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ListInstancesRequest & towline.control.v1.ListInstancesRequest.$Shape;
            }

            namespace ListInstancesRequest {

                /** Properties of a ListInstancesRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListInstancesRequest. */
                type $Shape = towline.control.v1.ListInstancesRequest.$Properties;
            }

            /**
             * Properties of a ListInstancesResponse.
             * @deprecated Use towline.control.v1.ListInstancesResponse.$Properties instead.
             */
            interface IListInstancesResponse extends towline.control.v1.ListInstancesResponse.$Properties {
            }

            /** Represents a ListInstancesResponse. */
            class ListInstancesResponse {

                /**
                 * Constructs a new ListInstancesResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ListInstancesResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListInstancesResponse instances. */
                instances: towline.control.v1.Instance.$Properties[];

                /**
                 * Encodes the specified ListInstancesResponse message. Does not implicitly {@link towline.control.v1.ListInstancesResponse.verify|verify} messages.
                 * @param message ListInstancesResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ListInstancesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListInstancesResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ListInstancesResponse & towline.control.v1.ListInstancesResponse.$Shape} ListInstancesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ListInstancesResponse & towline.control.v1.ListInstancesResponse.$Shape;
            }

            namespace ListInstancesResponse {

                /** Properties of a ListInstancesResponse. */
                interface $Properties {

                    /** ListInstancesResponse instances */
                    instances?: (towline.control.v1.Instance.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListInstancesResponse. */
                type $Shape = {
                  instances?: towline.control.v1.Instance.$Shape[]|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a DeleteInstanceRequest.
             * @deprecated Use towline.control.v1.DeleteInstanceRequest.$Properties instead.
             */
            interface IDeleteInstanceRequest extends towline.control.v1.DeleteInstanceRequest.$Properties {
            }

            /** Represents a DeleteInstanceRequest. */
            class DeleteInstanceRequest {

                /**
                 * Constructs a new DeleteInstanceRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DeleteInstanceRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteInstanceRequest name. */
                name: string;

                /** DeleteInstanceRequest expectedUid. */
                expectedUid: string;

                /**
                 * Encodes the specified DeleteInstanceRequest message. Does not implicitly {@link towline.control.v1.DeleteInstanceRequest.verify|verify} messages.
                 * @param message DeleteInstanceRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DeleteInstanceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteInstanceRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DeleteInstanceRequest & towline.control.v1.DeleteInstanceRequest.$Shape} DeleteInstanceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DeleteInstanceRequest & towline.control.v1.DeleteInstanceRequest.$Shape;
            }

            namespace DeleteInstanceRequest {

                /** Properties of a DeleteInstanceRequest. */
                interface $Properties {

                    /** DeleteInstanceRequest name */
                    name?: (string|null);

                    /** DeleteInstanceRequest expectedUid */
                    expectedUid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteInstanceRequest. */
                type $Shape = towline.control.v1.DeleteInstanceRequest.$Properties;
            }

            /**
             * Properties of a DeleteInstanceResponse.
             * @deprecated Use towline.control.v1.DeleteInstanceResponse.$Properties instead.
             */
            interface IDeleteInstanceResponse extends towline.control.v1.DeleteInstanceResponse.$Properties {
            }

            /** Represents a DeleteInstanceResponse. */
            class DeleteInstanceResponse {

                /**
                 * Constructs a new DeleteInstanceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DeleteInstanceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified DeleteInstanceResponse message. Does not implicitly {@link towline.control.v1.DeleteInstanceResponse.verify|verify} messages.
                 * @param message DeleteInstanceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DeleteInstanceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteInstanceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DeleteInstanceResponse & towline.control.v1.DeleteInstanceResponse.$Shape} DeleteInstanceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DeleteInstanceResponse & towline.control.v1.DeleteInstanceResponse.$Shape;
            }

            namespace DeleteInstanceResponse {

                /** Properties of a DeleteInstanceResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteInstanceResponse. */
                type $Shape = towline.control.v1.DeleteInstanceResponse.$Properties;
            }

            /**
             * Properties of a LinkSpec.
             * @deprecated Use towline.control.v1.LinkSpec.$Properties instead.
             */
            interface ILinkSpec extends towline.control.v1.LinkSpec.$Properties {
            }

            /** Represents a LinkSpec. */
            class LinkSpec {

                /**
                 * Constructs a new LinkSpec.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.LinkSpec.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LinkSpec name. */
                name: string;

                /** LinkSpec source. */
                source: string;

                /** LinkSpec target. */
                target: string;

                /** LinkSpec sourceAgent. */
                sourceAgent: string;

                /** LinkSpec databases. */
                databases: { [k: string]: towline.control.v1.DatabaseObjects.$Properties };

                /** LinkSpec initialization. */
                initialization?: (towline.control.v1.Initialization.$Properties|null);

                /** LinkSpec conflictPolicy. */
                conflictPolicy: string;

                /** LinkSpec desiredState. */
                desiredState: string;

                /** LinkSpec deletionProtection. */
                deletionProtection: boolean;

                /** LinkSpec load. */
                load?: (towline.control.v1.LoadOptions.$Properties|null);

                /** LinkSpec apply. */
                apply?: (towline.control.v1.ApplyOptions.$Properties|null);

                /** LinkSpec gtids. */
                gtids: string;

                /** LinkSpec definer. */
                definer: string;

                /**
                 * Encodes the specified LinkSpec message. Does not implicitly {@link towline.control.v1.LinkSpec.verify|verify} messages.
                 * @param message LinkSpec message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.LinkSpec.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LinkSpec message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.LinkSpec & towline.control.v1.LinkSpec.$Shape} LinkSpec
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.LinkSpec & towline.control.v1.LinkSpec.$Shape;
            }

            namespace LinkSpec {

                /** Properties of a LinkSpec. */
                interface $Properties {

                    /** LinkSpec name */
                    name?: (string|null);

                    /** LinkSpec source */
                    source?: (string|null);

                    /** LinkSpec target */
                    target?: (string|null);

                    /** LinkSpec sourceAgent */
                    sourceAgent?: (string|null);

                    /** LinkSpec databases */
                    databases?: ({ [k: string]: towline.control.v1.DatabaseObjects.$Properties }|null);

                    /** LinkSpec initialization */
                    initialization?: (towline.control.v1.Initialization.$Properties|null);

                    /** LinkSpec conflictPolicy */
                    conflictPolicy?: (string|null);

                    /** LinkSpec desiredState */
                    desiredState?: (string|null);

                    /** LinkSpec deletionProtection */
                    deletionProtection?: (boolean|null);

                    /** LinkSpec load */
                    load?: (towline.control.v1.LoadOptions.$Properties|null);

                    /** LinkSpec apply */
                    apply?: (towline.control.v1.ApplyOptions.$Properties|null);

                    /** LinkSpec gtids */
                    gtids?: (string|null);

                    /** LinkSpec definer */
                    definer?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LinkSpec. */
                type $Shape = towline.control.v1.LinkSpec.$Properties;
            }

            /**
             * Properties of an ApplyOptions.
             * @deprecated Use towline.control.v1.ApplyOptions.$Properties instead.
             */
            interface IApplyOptions extends towline.control.v1.ApplyOptions.$Properties {
            }

            /** Represents an ApplyOptions. */
            class ApplyOptions {

                /**
                 * Constructs a new ApplyOptions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ApplyOptions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ApplyOptions workers. */
                workers: number;

                /** ApplyOptions commitOrder. */
                commitOrder: string;

                /**
                 * Encodes the specified ApplyOptions message. Does not implicitly {@link towline.control.v1.ApplyOptions.verify|verify} messages.
                 * @param message ApplyOptions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ApplyOptions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ApplyOptions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ApplyOptions & towline.control.v1.ApplyOptions.$Shape} ApplyOptions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ApplyOptions & towline.control.v1.ApplyOptions.$Shape;
            }

            namespace ApplyOptions {

                /** Properties of an ApplyOptions. */
                interface $Properties {

                    /** ApplyOptions workers */
                    workers?: (number|null);

                    /** ApplyOptions commitOrder */
                    commitOrder?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ApplyOptions. */
                type $Shape = towline.control.v1.ApplyOptions.$Properties;
            }

            /**
             * Properties of a LoadOptions.
             * @deprecated Use towline.control.v1.LoadOptions.$Properties instead.
             */
            interface ILoadOptions extends towline.control.v1.LoadOptions.$Properties {
            }

            /** Represents a LoadOptions. */
            class LoadOptions {

                /**
                 * Constructs a new LoadOptions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.LoadOptions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LoadOptions workers. */
                workers: number;

                /** LoadOptions rowsPerSecond. */
                rowsPerSecond: number;

                /**
                 * Encodes the specified LoadOptions message. Does not implicitly {@link towline.control.v1.LoadOptions.verify|verify} messages.
                 * @param message LoadOptions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.LoadOptions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LoadOptions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.LoadOptions & towline.control.v1.LoadOptions.$Shape} LoadOptions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.LoadOptions & towline.control.v1.LoadOptions.$Shape;
            }

            namespace LoadOptions {

                /** Properties of a LoadOptions. */
                interface $Properties {

                    /** LoadOptions workers */
                    workers?: (number|null);

                    /** LoadOptions rowsPerSecond */
                    rowsPerSecond?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LoadOptions. */
                type $Shape = towline.control.v1.LoadOptions.$Properties;
            }

            /**
             * Properties of a DatabaseObjects.
             * @deprecated Use towline.control.v1.DatabaseObjects.$Properties instead.
             */
            interface IDatabaseObjects extends towline.control.v1.DatabaseObjects.$Properties {
            }

            /** Represents a DatabaseObjects. */
            class DatabaseObjects {

                /**
                 * Constructs a new DatabaseObjects.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DatabaseObjects.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DatabaseObjects tables. */
                tables: string[];

                /** DatabaseObjects excludeTables. */
                excludeTables: string[];

                /**
                 * Encodes the specified DatabaseObjects message. Does not implicitly {@link towline.control.v1.DatabaseObjects.verify|verify} messages.
                 * @param message DatabaseObjects message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DatabaseObjects.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DatabaseObjects message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DatabaseObjects & towline.control.v1.DatabaseObjects.$Shape} DatabaseObjects
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DatabaseObjects & towline.control.v1.DatabaseObjects.$Shape;
            }

            namespace DatabaseObjects {

                /** Properties of a DatabaseObjects. */
                interface $Properties {

                    /** DatabaseObjects tables */
                    tables?: (string[]|null);

                    /** DatabaseObjects excludeTables */
                    excludeTables?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DatabaseObjects. */
                type $Shape = towline.control.v1.DatabaseObjects.$Properties;
            }

            /**
             * Properties of an Initialization.
             * @deprecated Use towline.control.v1.Initialization.$Properties instead.
             */
            interface IInitialization extends towline.control.v1.Initialization.$Properties {
            }

            /** Represents an Initialization. */
            class Initialization {

                /**
                 * Constructs a new Initialization.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.Initialization.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Initialization structure. */
                structure: boolean;

                /** Initialization data. */
                data: boolean;

                /**
                 * Encodes the specified Initialization message. Does not implicitly {@link towline.control.v1.Initialization.verify|verify} messages.
                 * @param message Initialization message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.Initialization.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Initialization message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.Initialization & towline.control.v1.Initialization.$Shape} Initialization
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.Initialization & towline.control.v1.Initialization.$Shape;
            }

            namespace Initialization {

                /** Properties of an Initialization. */
                interface $Properties {

                    /** Initialization structure */
                    structure?: (boolean|null);

                    /** Initialization data */
                    data?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Initialization. */
                type $Shape = towline.control.v1.Initialization.$Properties;
            }

            /**
             * Properties of a PutLinkRequest.
             * @deprecated Use towline.control.v1.PutLinkRequest.$Properties instead.
             */
            interface IPutLinkRequest extends towline.control.v1.PutLinkRequest.$Properties {
            }

            /** Represents a PutLinkRequest. */
            class PutLinkRequest {

                /**
                 * Constructs a new PutLinkRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PutLinkRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PutLinkRequest spec. */
                spec?: (towline.control.v1.LinkSpec.$Properties|null);

                /** PutLinkRequest expectedUid. */
                expectedUid: string;

                /**
                 * Encodes the specified PutLinkRequest message. Does not implicitly {@link towline.control.v1.PutLinkRequest.verify|verify} messages.
                 * @param message PutLinkRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PutLinkRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PutLinkRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PutLinkRequest & towline.control.v1.PutLinkRequest.$Shape} PutLinkRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PutLinkRequest & towline.control.v1.PutLinkRequest.$Shape;
            }

            namespace PutLinkRequest {

                /** Properties of a PutLinkRequest. */
                interface $Properties {

                    /** PutLinkRequest spec */
                    spec?: (towline.control.v1.LinkSpec.$Properties|null);

                    /** PutLinkRequest expectedUid */
                    expectedUid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PutLinkRequest. */
                type $Shape = towline.control.v1.PutLinkRequest.$Properties;
            }

            /**
             * Properties of a PutLinkResponse.
             * @deprecated Use towline.control.v1.PutLinkResponse.$Properties instead.
             */
            interface IPutLinkResponse extends towline.control.v1.PutLinkResponse.$Properties {
            }

            /** Represents a PutLinkResponse. */
            class PutLinkResponse {

                /**
                 * Constructs a new PutLinkResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PutLinkResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PutLinkResponse link. */
                link?: (towline.control.v1.Link.$Properties|null);

                /** PutLinkResponse adopted. */
                adopted: boolean;

                /**
                 * Encodes the specified PutLinkResponse message. Does not implicitly {@link towline.control.v1.PutLinkResponse.verify|verify} messages.
                 * @param message PutLinkResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PutLinkResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PutLinkResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PutLinkResponse & towline.control.v1.PutLinkResponse.$Shape} PutLinkResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PutLinkResponse & towline.control.v1.PutLinkResponse.$Shape;
            }

            namespace PutLinkResponse {

                /** Properties of a PutLinkResponse. */
                interface $Properties {

                    /** PutLinkResponse link */
                    link?: (towline.control.v1.Link.$Properties|null);

                    /** PutLinkResponse adopted */
                    adopted?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PutLinkResponse. */
                type $Shape = towline.control.v1.PutLinkResponse.$Properties;
            }

            /**
             * Properties of a GetLinkRequest.
             * @deprecated Use towline.control.v1.GetLinkRequest.$Properties instead.
             */
            interface IGetLinkRequest extends towline.control.v1.GetLinkRequest.$Properties {
            }

            /** Represents a GetLinkRequest. */
            class GetLinkRequest {

                /**
                 * Constructs a new GetLinkRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.GetLinkRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetLinkRequest name. */
                name: string;

                /** GetLinkRequest uid. */
                uid: string;

                /**
                 * Encodes the specified GetLinkRequest message. Does not implicitly {@link towline.control.v1.GetLinkRequest.verify|verify} messages.
                 * @param message GetLinkRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.GetLinkRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetLinkRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.GetLinkRequest & towline.control.v1.GetLinkRequest.$Shape} GetLinkRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.GetLinkRequest & towline.control.v1.GetLinkRequest.$Shape;
            }

            namespace GetLinkRequest {

                /** Properties of a GetLinkRequest. */
                interface $Properties {

                    /** GetLinkRequest name */
                    name?: (string|null);

                    /** GetLinkRequest uid */
                    uid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetLinkRequest. */
                type $Shape = towline.control.v1.GetLinkRequest.$Properties;
            }

            /**
             * Properties of a WatchLinkRequest.
             * @deprecated Use towline.control.v1.WatchLinkRequest.$Properties instead.
             */
            interface IWatchLinkRequest extends towline.control.v1.WatchLinkRequest.$Properties {
            }

            /** Represents a WatchLinkRequest. */
            class WatchLinkRequest {

                /**
                 * Constructs a new WatchLinkRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.WatchLinkRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WatchLinkRequest name. */
                name: string;

                /** WatchLinkRequest uid. */
                uid: string;

                /**
                 * Encodes the specified WatchLinkRequest message. Does not implicitly {@link towline.control.v1.WatchLinkRequest.verify|verify} messages.
                 * @param message WatchLinkRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.WatchLinkRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WatchLinkRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.WatchLinkRequest & towline.control.v1.WatchLinkRequest.$Shape} WatchLinkRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.WatchLinkRequest & towline.control.v1.WatchLinkRequest.$Shape;
            }

            namespace WatchLinkRequest {

                /** Properties of a WatchLinkRequest. */
                interface $Properties {

                    /** WatchLinkRequest name */
                    name?: (string|null);

                    /** WatchLinkRequest uid */
                    uid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WatchLinkRequest. */
                type $Shape = towline.control.v1.WatchLinkRequest.$Properties;
            }

            /**
             * Properties of a ListLinksRequest.
             * @deprecated Use towline.control.v1.ListLinksRequest.$Properties instead.
             */
            interface IListLinksRequest extends towline.control.v1.ListLinksRequest.$Properties {
            }

            /** Represents a ListLinksRequest. */
            class ListLinksRequest {

                /**
                 * Constructs a new ListLinksRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ListLinksRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified ListLinksRequest message. Does not implicitly {@link towline.control.v1.ListLinksRequest.verify|verify} messages.
                 * @param message ListLinksRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ListLinksRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListLinksRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ListLinksRequest & towline.control.v1.ListLinksRequest.$Shape} ListLinksRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ListLinksRequest & towline.control.v1.ListLinksRequest.$Shape;
            }

            namespace ListLinksRequest {

                /** Properties of a ListLinksRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListLinksRequest. */
                type $Shape = towline.control.v1.ListLinksRequest.$Properties;
            }

            /**
             * Properties of a ListLinksResponse.
             * @deprecated Use towline.control.v1.ListLinksResponse.$Properties instead.
             */
            interface IListLinksResponse extends towline.control.v1.ListLinksResponse.$Properties {
            }

            /** Represents a ListLinksResponse. */
            class ListLinksResponse {

                /**
                 * Constructs a new ListLinksResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ListLinksResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListLinksResponse links. */
                links: towline.control.v1.Link.$Properties[];

                /**
                 * Encodes the specified ListLinksResponse message. Does not implicitly {@link towline.control.v1.ListLinksResponse.verify|verify} messages.
                 * @param message ListLinksResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ListLinksResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListLinksResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ListLinksResponse & towline.control.v1.ListLinksResponse.$Shape} ListLinksResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ListLinksResponse & towline.control.v1.ListLinksResponse.$Shape;
            }

            namespace ListLinksResponse {

                /** Properties of a ListLinksResponse. */
                interface $Properties {

                    /** ListLinksResponse links */
                    links?: (towline.control.v1.Link.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListLinksResponse. */
                type $Shape = towline.control.v1.ListLinksResponse.$Properties;
            }

            /**
             * Properties of a DeleteLinkRequest.
             * @deprecated Use towline.control.v1.DeleteLinkRequest.$Properties instead.
             */
            interface IDeleteLinkRequest extends towline.control.v1.DeleteLinkRequest.$Properties {
            }

            /** Represents a DeleteLinkRequest. */
            class DeleteLinkRequest {

                /**
                 * Constructs a new DeleteLinkRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DeleteLinkRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteLinkRequest name. */
                name: string;

                /** DeleteLinkRequest expectedUid. */
                expectedUid: string;

                /**
                 * Encodes the specified DeleteLinkRequest message. Does not implicitly {@link towline.control.v1.DeleteLinkRequest.verify|verify} messages.
                 * @param message DeleteLinkRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DeleteLinkRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteLinkRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DeleteLinkRequest & towline.control.v1.DeleteLinkRequest.$Shape} DeleteLinkRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DeleteLinkRequest & towline.control.v1.DeleteLinkRequest.$Shape;
            }

            namespace DeleteLinkRequest {

                /** Properties of a DeleteLinkRequest. */
                interface $Properties {

                    /** DeleteLinkRequest name */
                    name?: (string|null);

                    /** DeleteLinkRequest expectedUid */
                    expectedUid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteLinkRequest. */
                type $Shape = towline.control.v1.DeleteLinkRequest.$Properties;
            }

            /**
             * Properties of a DeleteLinkResponse.
             * @deprecated Use towline.control.v1.DeleteLinkResponse.$Properties instead.
             */
            interface IDeleteLinkResponse extends towline.control.v1.DeleteLinkResponse.$Properties {
            }

            /** Represents a DeleteLinkResponse. */
            class DeleteLinkResponse {

                /**
                 * Constructs a new DeleteLinkResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DeleteLinkResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified DeleteLinkResponse message. Does not implicitly {@link towline.control.v1.DeleteLinkResponse.verify|verify} messages.
                 * @param message DeleteLinkResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DeleteLinkResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteLinkResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DeleteLinkResponse & towline.control.v1.DeleteLinkResponse.$Shape} DeleteLinkResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DeleteLinkResponse & towline.control.v1.DeleteLinkResponse.$Shape;
            }

            namespace DeleteLinkResponse {

                /** Properties of a DeleteLinkResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteLinkResponse. */
                type $Shape = towline.control.v1.DeleteLinkResponse.$Properties;
            }

            /**
             * Properties of a VerifyRequest.
             * @deprecated Use towline.control.v1.VerifyRequest.$Properties instead.
             */
            interface IVerifyRequest extends towline.control.v1.VerifyRequest.$Properties {
            }

            /** Represents a VerifyRequest. */
            class VerifyRequest {

                /**
                 * Constructs a new VerifyRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.VerifyRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VerifyRequest name. */
                name: string;

                /** VerifyRequest tables. */
                tables: string[];

                /** VerifyRequest rowsPerSecond. */
                rowsPerSecond: number;

                /**
                 * Encodes the specified VerifyRequest message. Does not implicitly {@link towline.control.v1.VerifyRequest.verify|verify} messages.
                 * @param message VerifyRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.VerifyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VerifyRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.VerifyRequest & towline.control.v1.VerifyRequest.$Shape} VerifyRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.VerifyRequest & towline.control.v1.VerifyRequest.$Shape;
            }

            namespace VerifyRequest {

                /** Properties of a VerifyRequest. */
                interface $Properties {

                    /** VerifyRequest name */
                    name?: (string|null);

                    /** VerifyRequest tables */
                    tables?: (string[]|null);

                    /** VerifyRequest rowsPerSecond */
                    rowsPerSecond?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VerifyRequest. */
                type $Shape = towline.control.v1.VerifyRequest.$Properties;
            }

            /**
             * Properties of a VerifyEvent.
             * @deprecated Use towline.control.v1.VerifyEvent.$Properties instead.
             */
            interface IVerifyEvent extends towline.control.v1.VerifyEvent.$Properties {
            }

            /** Represents a VerifyEvent. */
            class VerifyEvent {

                /**
                 * Constructs a new VerifyEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.VerifyEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VerifyEvent progress. */
                progress?: (towline.control.v1.VerifyProgress.$Properties|null);

                /** VerifyEvent table. */
                table?: (towline.control.v1.TableVerification.$Properties|null);

                /** VerifyEvent event. */
                event?: ("progress"|"table");

                /**
                 * Encodes the specified VerifyEvent message. Does not implicitly {@link towline.control.v1.VerifyEvent.verify|verify} messages.
                 * @param message VerifyEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.VerifyEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VerifyEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.VerifyEvent & towline.control.v1.VerifyEvent.$Shape} VerifyEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.VerifyEvent & towline.control.v1.VerifyEvent.$Shape;
            }

            namespace VerifyEvent {

                /** Properties of a VerifyEvent. */
                interface $Properties {

                    /** VerifyEvent progress */
                    progress?: (towline.control.v1.VerifyProgress.$Properties|null);

                    /** VerifyEvent table */
                    table?: (towline.control.v1.TableVerification.$Properties|null);

                    /** VerifyEvent event */
                    event?: ("progress"|"table");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a VerifyEvent. */
                type $Shape = {
                  progress?: towline.control.v1.VerifyProgress.$Shape|null;
                  table?: towline.control.v1.TableVerification.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; progress?: null; table?: null }|{ event?: "progress"; progress: towline.control.v1.VerifyProgress.$Shape; table?: null }|{ event?: "table"; progress?: null; table: towline.control.v1.TableVerification.$Shape })
                );
            }

            /**
             * Properties of a VerifyProgress.
             * @deprecated Use towline.control.v1.VerifyProgress.$Properties instead.
             */
            interface IVerifyProgress extends towline.control.v1.VerifyProgress.$Properties {
            }

            /** Represents a VerifyProgress. */
            class VerifyProgress {

                /**
                 * Constructs a new VerifyProgress.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.VerifyProgress.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VerifyProgress database. */
                database: string;

                /** VerifyProgress table. */
                table: string;

                /** VerifyProgress rows. */
                rows: number;

                /**
                 * Encodes the specified VerifyProgress message. Does not implicitly {@link towline.control.v1.VerifyProgress.verify|verify} messages.
                 * @param message VerifyProgress message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.VerifyProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VerifyProgress message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.VerifyProgress & towline.control.v1.VerifyProgress.$Shape} VerifyProgress
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.VerifyProgress & towline.control.v1.VerifyProgress.$Shape;
            }

            namespace VerifyProgress {

                /** Properties of a VerifyProgress. */
                interface $Properties {

                    /** VerifyProgress database */
                    database?: (string|null);

                    /** VerifyProgress table */
                    table?: (string|null);

                    /** VerifyProgress rows */
                    rows?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VerifyProgress. */
                type $Shape = towline.control.v1.VerifyProgress.$Properties;
            }

            /**
             * Properties of a TableVerification.
             * @deprecated Use towline.control.v1.TableVerification.$Properties instead.
             */
            interface ITableVerification extends towline.control.v1.TableVerification.$Properties {
            }

            /** Represents a TableVerification. */
            class TableVerification {

                /**
                 * Constructs a new TableVerification.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.TableVerification.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TableVerification database. */
                database: string;

                /** TableVerification table. */
                table: string;

                /** TableVerification rows. */
                rows: number;

                /** TableVerification outcome. */
                outcome: string;

                /** TableVerification reason. */
                reason: string;

                /** TableVerification differing. */
                differing: towline.control.v1.DifferingRow.$Properties[];

                /** TableVerification differences. */
                differences: number;

                /**
                 * Encodes the specified TableVerification message. Does not implicitly {@link towline.control.v1.TableVerification.verify|verify} messages.
                 * @param message TableVerification message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.TableVerification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TableVerification message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.TableVerification & towline.control.v1.TableVerification.$Shape} TableVerification
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.TableVerification & towline.control.v1.TableVerification.$Shape;
            }

            namespace TableVerification {

                /** Properties of a TableVerification. */
                interface $Properties {

                    /** TableVerification database */
                    database?: (string|null);

                    /** TableVerification table */
                    table?: (string|null);

                    /** TableVerification rows */
                    rows?: (number|null);

                    /** TableVerification outcome */
                    outcome?: (string|null);

                    /** TableVerification reason */
                    reason?: (string|null);

                    /** TableVerification differing */
                    differing?: (towline.control.v1.DifferingRow.$Properties[]|null);

                    /** TableVerification differences */
                    differences?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TableVerification. */
                type $Shape = towline.control.v1.TableVerification.$Properties;
            }

            /**
             * Properties of a DifferingRow.
             * @deprecated Use towline.control.v1.DifferingRow.$Properties instead.
             */
            interface IDifferingRow extends towline.control.v1.DifferingRow.$Properties {
            }

            /** Represents a DifferingRow. */
            class DifferingRow {

                /**
                 * Constructs a new DifferingRow.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DifferingRow.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DifferingRow key. */
                key: string;

                /** DifferingRow difference. */
                difference: string;

                /**
                 * Encodes the specified DifferingRow message. Does not implicitly {@link towline.control.v1.DifferingRow.verify|verify} messages.
                 * @param message DifferingRow message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DifferingRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DifferingRow message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DifferingRow & towline.control.v1.DifferingRow.$Shape} DifferingRow
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DifferingRow & towline.control.v1.DifferingRow.$Shape;
            }

            namespace DifferingRow {

                /** Properties of a DifferingRow. */
                interface $Properties {

                    /** DifferingRow key */
                    key?: (string|null);

                    /** DifferingRow difference */
                    difference?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DifferingRow. */
                type $Shape = towline.control.v1.DifferingRow.$Properties;
            }

            /**
             * Properties of a PassStatementRequest.
             * @deprecated Use towline.control.v1.PassStatementRequest.$Properties instead.
             */
            interface IPassStatementRequest extends towline.control.v1.PassStatementRequest.$Properties {
            }

            /** Represents a PassStatementRequest. */
            class PassStatementRequest {

                /**
                 * Constructs a new PassStatementRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PassStatementRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PassStatementRequest name. */
                name: string;

                /** PassStatementRequest expectedUid. */
                expectedUid: string;

                /** PassStatementRequest gtid. */
                gtid: string;

                /** PassStatementRequest replacement. */
                replacement?: (string|null);

                /**
                 * Encodes the specified PassStatementRequest message. Does not implicitly {@link towline.control.v1.PassStatementRequest.verify|verify} messages.
                 * @param message PassStatementRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PassStatementRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PassStatementRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PassStatementRequest & towline.control.v1.PassStatementRequest.$Shape} PassStatementRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PassStatementRequest & towline.control.v1.PassStatementRequest.$Shape;
            }

            namespace PassStatementRequest {

                /** Properties of a PassStatementRequest. */
                interface $Properties {

                    /** PassStatementRequest name */
                    name?: (string|null);

                    /** PassStatementRequest expectedUid */
                    expectedUid?: (string|null);

                    /** PassStatementRequest gtid */
                    gtid?: (string|null);

                    /** PassStatementRequest replacement */
                    replacement?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PassStatementRequest. */
                type $Shape = towline.control.v1.PassStatementRequest.$Properties;
            }

            /**
             * Properties of a PassStatementResponse.
             * @deprecated Use towline.control.v1.PassStatementResponse.$Properties instead.
             */
            interface IPassStatementResponse extends towline.control.v1.PassStatementResponse.$Properties {
            }

            /** Represents a PassStatementResponse. */
            class PassStatementResponse {

                /**
                 * Constructs a new PassStatementResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PassStatementResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PassStatementResponse link. */
                link?: (towline.control.v1.Link.$Properties|null);

                /**
                 * Encodes the specified PassStatementResponse message. Does not implicitly {@link towline.control.v1.PassStatementResponse.verify|verify} messages.
                 * @param message PassStatementResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PassStatementResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PassStatementResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PassStatementResponse & towline.control.v1.PassStatementResponse.$Shape} PassStatementResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PassStatementResponse & towline.control.v1.PassStatementResponse.$Shape;
            }

            namespace PassStatementResponse {

                /** Properties of a PassStatementResponse. */
                interface $Properties {

                    /** PassStatementResponse link */
                    link?: (towline.control.v1.Link.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PassStatementResponse. */
                type $Shape = towline.control.v1.PassStatementResponse.$Properties;
            }

            /**
             * Properties of a Link.
             * @deprecated Use towline.control.v1.Link.$Properties instead.
             */
            interface ILink extends towline.control.v1.Link.$Properties {
            }

            /** Represents a Link. */
            class Link {

                /**
                 * Constructs a new Link.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.Link.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Link spec. */
                spec?: (towline.control.v1.LinkSpec.$Properties|null);

                /** Link uid. */
                uid: string;

                /** Link generation. */
                generation: number;

                /** Link status. */
                status?: (towline.control.v1.LinkStatus.$Properties|null);

                /**
                 * Encodes the specified Link message. Does not implicitly {@link towline.control.v1.Link.verify|verify} messages.
                 * @param message Link message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.Link.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Link message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.Link & towline.control.v1.Link.$Shape} Link
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.Link & towline.control.v1.Link.$Shape;
            }

            namespace Link {

                /** Properties of a Link. */
                interface $Properties {

                    /** Link spec */
                    spec?: (towline.control.v1.LinkSpec.$Properties|null);

                    /** Link uid */
                    uid?: (string|null);

                    /** Link generation */
                    generation?: (number|null);

                    /** Link status */
                    status?: (towline.control.v1.LinkStatus.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Link. */
                type $Shape = towline.control.v1.Link.$Properties;
            }

            /** Milestone enum. */
            enum Milestone {

                /** MILESTONE_NONE value */
                MILESTONE_NONE = 0,

                /** MILESTONE_STARTED value */
                MILESTONE_STARTED = 1,

                /** MILESTONE_FULL_LOAD value */
                MILESTONE_FULL_LOAD = 2,

                /** MILESTONE_SYNCING value */
                MILESTONE_SYNCING = 3
            }

            /**
             * Properties of a LinkStatus.
             * @deprecated Use towline.control.v1.LinkStatus.$Properties instead.
             */
            interface ILinkStatus extends towline.control.v1.LinkStatus.$Properties {
            }

            /** Represents a LinkStatus. */
            class LinkStatus {

                /**
                 * Constructs a new LinkStatus.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.LinkStatus.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LinkStatus phase. */
                phase: string;

                /** LinkStatus milestone. */
                milestone: towline.control.v1.Milestone;

                /** LinkStatus failure. */
                failure?: (towline.control.v1.Failure.$Properties|null);

                /** LinkStatus retry. */
                retry?: (towline.control.v1.Retry.$Properties|null);

                /** LinkStatus tables. */
                tables: towline.control.v1.TableProgress.$Properties[];

                /** LinkStatus gtidReceived. */
                gtidReceived: string;

                /** LinkStatus gtidApplied. */
                gtidApplied: string;

                /** LinkStatus lag. */
                lag?: (towline.control.v1.LagStatus.$Properties|null);

                /** LinkStatus transactionsApplied. */
                transactionsApplied: number;

                /** LinkStatus rowsApplied. */
                rowsApplied: number;

                /** LinkStatus inserts. */
                inserts: string;

                /** LinkStatus insertsReason. */
                insertsReason: string;

                /** LinkStatus applier. */
                applier: string;

                /** LinkStatus applierReason. */
                applierReason: string;

                /** LinkStatus gtidGaps. */
                gtidGaps: string;

                /** LinkStatus loadMethod. */
                loadMethod: string;

                /** LinkStatus loadMethodReason. */
                loadMethodReason: string;

                /** LinkStatus leftOut. */
                leftOut: string[];

                /** LinkStatus warnings. */
                warnings: string[];

                /**
                 * Encodes the specified LinkStatus message. Does not implicitly {@link towline.control.v1.LinkStatus.verify|verify} messages.
                 * @param message LinkStatus message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.LinkStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LinkStatus message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.LinkStatus & towline.control.v1.LinkStatus.$Shape} LinkStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.LinkStatus & towline.control.v1.LinkStatus.$Shape;
            }

            namespace LinkStatus {

                /** Properties of a LinkStatus. */
                interface $Properties {

                    /** LinkStatus phase */
                    phase?: (string|null);

                    /** LinkStatus milestone */
                    milestone?: (towline.control.v1.Milestone|null);

                    /** LinkStatus failure */
                    failure?: (towline.control.v1.Failure.$Properties|null);

                    /** LinkStatus retry */
                    retry?: (towline.control.v1.Retry.$Properties|null);

                    /** LinkStatus tables */
                    tables?: (towline.control.v1.TableProgress.$Properties[]|null);

                    /** LinkStatus gtidReceived */
                    gtidReceived?: (string|null);

                    /** LinkStatus gtidApplied */
                    gtidApplied?: (string|null);

                    /** LinkStatus lag */
                    lag?: (towline.control.v1.LagStatus.$Properties|null);

                    /** LinkStatus transactionsApplied */
                    transactionsApplied?: (number|null);

                    /** LinkStatus rowsApplied */
                    rowsApplied?: (number|null);

                    /** LinkStatus inserts */
                    inserts?: (string|null);

                    /** LinkStatus insertsReason */
                    insertsReason?: (string|null);

                    /** LinkStatus applier */
                    applier?: (string|null);

                    /** LinkStatus applierReason */
                    applierReason?: (string|null);

                    /** LinkStatus gtidGaps */
                    gtidGaps?: (string|null);

                    /** LinkStatus loadMethod */
                    loadMethod?: (string|null);

                    /** LinkStatus loadMethodReason */
                    loadMethodReason?: (string|null);

                    /** LinkStatus leftOut */
                    leftOut?: (string[]|null);

                    /** LinkStatus warnings */
                    warnings?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LinkStatus. */
                type $Shape = towline.control.v1.LinkStatus.$Properties;
            }

            /**
             * Properties of a LagStatus.
             * @deprecated Use towline.control.v1.LagStatus.$Properties instead.
             */
            interface ILagStatus extends towline.control.v1.LagStatus.$Properties {
            }

            /** Represents a LagStatus. */
            class LagStatus {

                /**
                 * Constructs a new LagStatus.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.LagStatus.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LagStatus milliseconds. */
                milliseconds: number;

                /** LagStatus measuredAtMs. */
                measuredAtMs: number;

                /**
                 * Encodes the specified LagStatus message. Does not implicitly {@link towline.control.v1.LagStatus.verify|verify} messages.
                 * @param message LagStatus message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.LagStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LagStatus message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.LagStatus & towline.control.v1.LagStatus.$Shape} LagStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.LagStatus & towline.control.v1.LagStatus.$Shape;
            }

            namespace LagStatus {

                /** Properties of a LagStatus. */
                interface $Properties {

                    /** LagStatus milliseconds */
                    milliseconds?: (number|null);

                    /** LagStatus measuredAtMs */
                    measuredAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LagStatus. */
                type $Shape = towline.control.v1.LagStatus.$Properties;
            }

            /**
             * Properties of a TableProgress.
             * @deprecated Use towline.control.v1.TableProgress.$Properties instead.
             */
            interface ITableProgress extends towline.control.v1.TableProgress.$Properties {
            }

            /** Represents a TableProgress. */
            class TableProgress {

                /**
                 * Constructs a new TableProgress.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.TableProgress.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TableProgress database. */
                database: string;

                /** TableProgress table. */
                table: string;

                /** TableProgress state. */
                state: string;

                /** TableProgress rowsLoaded. */
                rowsLoaded: number;

                /** TableProgress rowsEstimated. */
                rowsEstimated: number;

                /** TableProgress rowsPerSecond. */
                rowsPerSecond: number;

                /** TableProgress secondsLeft. */
                secondsLeft?: (number|null);

                /**
                 * Encodes the specified TableProgress message. Does not implicitly {@link towline.control.v1.TableProgress.verify|verify} messages.
                 * @param message TableProgress message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.TableProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TableProgress message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.TableProgress & towline.control.v1.TableProgress.$Shape} TableProgress
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.TableProgress & towline.control.v1.TableProgress.$Shape;
            }

            namespace TableProgress {

                /** Properties of a TableProgress. */
                interface $Properties {

                    /** TableProgress database */
                    database?: (string|null);

                    /** TableProgress table */
                    table?: (string|null);

                    /** TableProgress state */
                    state?: (string|null);

                    /** TableProgress rowsLoaded */
                    rowsLoaded?: (number|null);

                    /** TableProgress rowsEstimated */
                    rowsEstimated?: (number|null);

                    /** TableProgress rowsPerSecond */
                    rowsPerSecond?: (number|null);

                    /** TableProgress secondsLeft */
                    secondsLeft?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TableProgress. */
                type $Shape = towline.control.v1.TableProgress.$Properties;
            }

            /**
             * Properties of a Failure.
             * @deprecated Use towline.control.v1.Failure.$Properties instead.
             */
            interface IFailure extends towline.control.v1.Failure.$Properties {
            }

            /** Represents a Failure. */
            class Failure {

                /**
                 * Constructs a new Failure.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.Failure.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Failure error. */
                error?: (towline.control.v1.ErrorDetail.$Properties|null);

                /** Failure atMs. */
                atMs: number;

                /**
                 * Encodes the specified Failure message. Does not implicitly {@link towline.control.v1.Failure.verify|verify} messages.
                 * @param message Failure message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.Failure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Failure message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.Failure & towline.control.v1.Failure.$Shape} Failure
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.Failure & towline.control.v1.Failure.$Shape;
            }

            namespace Failure {

                /** Properties of a Failure. */
                interface $Properties {

                    /** Failure error */
                    error?: (towline.control.v1.ErrorDetail.$Properties|null);

                    /** Failure atMs */
                    atMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Failure. */
                type $Shape = towline.control.v1.Failure.$Properties;
            }

            /**
             * Properties of a Retry.
             * @deprecated Use towline.control.v1.Retry.$Properties instead.
             */
            interface IRetry extends towline.control.v1.Retry.$Properties {
            }

            /** Represents a Retry. */
            class Retry {

                /**
                 * Constructs a new Retry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.Retry.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Retry error. */
                error?: (towline.control.v1.ErrorDetail.$Properties|null);

                /** Retry attempt. */
                attempt: number;

                /** Retry sinceMs. */
                sinceMs: number;

                /** Retry nextAttemptAtMs. */
                nextAttemptAtMs: number;

                /**
                 * Encodes the specified Retry message. Does not implicitly {@link towline.control.v1.Retry.verify|verify} messages.
                 * @param message Retry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.Retry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Retry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.Retry & towline.control.v1.Retry.$Shape} Retry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.Retry & towline.control.v1.Retry.$Shape;
            }

            namespace Retry {

                /** Properties of a Retry. */
                interface $Properties {

                    /** Retry error */
                    error?: (towline.control.v1.ErrorDetail.$Properties|null);

                    /** Retry attempt */
                    attempt?: (number|null);

                    /** Retry sinceMs */
                    sinceMs?: (number|null);

                    /** Retry nextAttemptAtMs */
                    nextAttemptAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Retry. */
                type $Shape = towline.control.v1.Retry.$Properties;
            }

            /**
             * Properties of a DrPairSpec.
             * @deprecated Use towline.control.v1.DrPairSpec.$Properties instead.
             */
            interface IDrPairSpec extends towline.control.v1.DrPairSpec.$Properties {
            }

            /** Represents a DrPairSpec. */
            class DrPairSpec {

                /**
                 * Constructs a new DrPairSpec.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DrPairSpec.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DrPairSpec name. */
                name: string;

                /** DrPairSpec instance. */
                instance: string;

                /** DrPairSpec peer. */
                peer: string;

                /** DrPairSpec applyWorkers. */
                applyWorkers: number;

                /** DrPairSpec deletionProtection. */
                deletionProtection: boolean;

                /**
                 * Encodes the specified DrPairSpec message. Does not implicitly {@link towline.control.v1.DrPairSpec.verify|verify} messages.
                 * @param message DrPairSpec message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DrPairSpec.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DrPairSpec message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DrPairSpec & towline.control.v1.DrPairSpec.$Shape} DrPairSpec
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DrPairSpec & towline.control.v1.DrPairSpec.$Shape;
            }

            namespace DrPairSpec {

                /** Properties of a DrPairSpec. */
                interface $Properties {

                    /** DrPairSpec name */
                    name?: (string|null);

                    /** DrPairSpec instance */
                    instance?: (string|null);

                    /** DrPairSpec peer */
                    peer?: (string|null);

                    /** DrPairSpec applyWorkers */
                    applyWorkers?: (number|null);

                    /** DrPairSpec deletionProtection */
                    deletionProtection?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DrPairSpec. */
                type $Shape = towline.control.v1.DrPairSpec.$Properties;
            }

            /**
             * Properties of a DrPair.
             * @deprecated Use towline.control.v1.DrPair.$Properties instead.
             */
            interface IDrPair extends towline.control.v1.DrPair.$Properties {
            }

            /** Represents a DrPair. */
            class DrPair {

                /**
                 * Constructs a new DrPair.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DrPair.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DrPair spec. */
                spec?: (towline.control.v1.DrPairSpec.$Properties|null);

                /** DrPair uid. */
                uid: string;

                /** DrPair status. */
                status?: (towline.control.v1.DrPairStatus.$Properties|null);

                /**
                 * Encodes the specified DrPair message. Does not implicitly {@link towline.control.v1.DrPair.verify|verify} messages.
                 * @param message DrPair message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DrPair.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DrPair message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DrPair & towline.control.v1.DrPair.$Shape} DrPair
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DrPair & towline.control.v1.DrPair.$Shape;
            }

            namespace DrPair {

                /** Properties of a DrPair. */
                interface $Properties {

                    /** DrPair spec */
                    spec?: (towline.control.v1.DrPairSpec.$Properties|null);

                    /** DrPair uid */
                    uid?: (string|null);

                    /** DrPair status */
                    status?: (towline.control.v1.DrPairStatus.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DrPair. */
                type $Shape = towline.control.v1.DrPair.$Properties;
            }

            /**
             * Properties of a DrPairStatus.
             * @deprecated Use towline.control.v1.DrPairStatus.$Properties instead.
             */
            interface IDrPairStatus extends towline.control.v1.DrPairStatus.$Properties {
            }

            /** Represents a DrPairStatus. */
            class DrPairStatus {

                /**
                 * Constructs a new DrPairStatus.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DrPairStatus.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DrPairStatus role. */
                role: string;

                /** DrPairStatus writer. */
                writer: string;

                /** DrPairStatus epoch. */
                epoch: number;

                /** DrPairStatus proof. */
                proof: string;

                /** DrPairStatus members. */
                members: towline.control.v1.DrMember.$Properties[];

                /** DrPairStatus gtidErrant. */
                gtidErrant: string;

                /** DrPairStatus transactionsMissing. */
                transactionsMissing?: (number|null);

                /** DrPairStatus lastSwitch. */
                lastSwitch?: (towline.control.v1.DrSwitch.$Properties|null);

                /** DrPairStatus trouble. */
                trouble?: (towline.control.v1.ErrorDetail.$Properties|null);

                /** DrPairStatus switching. */
                switching: string;

                /** DrPairStatus link. */
                link?: (towline.control.v1.LinkStatus.$Properties|null);

                /** DrPairStatus notCarried. */
                notCarried: string[];

                /**
                 * Encodes the specified DrPairStatus message. Does not implicitly {@link towline.control.v1.DrPairStatus.verify|verify} messages.
                 * @param message DrPairStatus message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DrPairStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DrPairStatus message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DrPairStatus & towline.control.v1.DrPairStatus.$Shape} DrPairStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DrPairStatus & towline.control.v1.DrPairStatus.$Shape;
            }

            namespace DrPairStatus {

                /** Properties of a DrPairStatus. */
                interface $Properties {

                    /** DrPairStatus role */
                    role?: (string|null);

                    /** DrPairStatus writer */
                    writer?: (string|null);

                    /** DrPairStatus epoch */
                    epoch?: (number|null);

                    /** DrPairStatus proof */
                    proof?: (string|null);

                    /** DrPairStatus members */
                    members?: (towline.control.v1.DrMember.$Properties[]|null);

                    /** DrPairStatus gtidErrant */
                    gtidErrant?: (string|null);

                    /** DrPairStatus transactionsMissing */
                    transactionsMissing?: (number|null);

                    /** DrPairStatus lastSwitch */
                    lastSwitch?: (towline.control.v1.DrSwitch.$Properties|null);

                    /** DrPairStatus trouble */
                    trouble?: (towline.control.v1.ErrorDetail.$Properties|null);

                    /** DrPairStatus switching */
                    switching?: (string|null);

                    /** DrPairStatus link */
                    link?: (towline.control.v1.LinkStatus.$Properties|null);

                    /** DrPairStatus notCarried */
                    notCarried?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DrPairStatus. */
                type $Shape = towline.control.v1.DrPairStatus.$Properties;
            }

            /**
             * Properties of a DrMember.
             * @deprecated Use towline.control.v1.DrMember.$Properties instead.
             */
            interface IDrMember extends towline.control.v1.DrMember.$Properties {
            }

            /** Represents a DrMember. */
            class DrMember {

                /**
                 * Constructs a new DrMember.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DrMember.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DrMember instance. */
                instance: string;

                /** DrMember fence. */
                fence: string;

                /** DrMember serverUuid. */
                serverUuid: string;

                /** DrMember gtidExecuted. */
                gtidExecuted: string;

                /** DrMember unreachable. */
                unreachable?: (towline.control.v1.ErrorDetail.$Properties|null);

                /**
                 * Encodes the specified DrMember message. Does not implicitly {@link towline.control.v1.DrMember.verify|verify} messages.
                 * @param message DrMember message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DrMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DrMember message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DrMember & towline.control.v1.DrMember.$Shape} DrMember
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DrMember & towline.control.v1.DrMember.$Shape;
            }

            namespace DrMember {

                /** Properties of a DrMember. */
                interface $Properties {

                    /** DrMember instance */
                    instance?: (string|null);

                    /** DrMember fence */
                    fence?: (string|null);

                    /** DrMember serverUuid */
                    serverUuid?: (string|null);

                    /** DrMember gtidExecuted */
                    gtidExecuted?: (string|null);

                    /** DrMember unreachable */
                    unreachable?: (towline.control.v1.ErrorDetail.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DrMember. */
                type $Shape = towline.control.v1.DrMember.$Properties;
            }

            /**
             * Properties of a DrSwitch.
             * @deprecated Use towline.control.v1.DrSwitch.$Properties instead.
             */
            interface IDrSwitch extends towline.control.v1.DrSwitch.$Properties {
            }

            /** Represents a DrSwitch. */
            class DrSwitch {

                /**
                 * Constructs a new DrSwitch.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DrSwitch.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DrSwitch epoch. */
                epoch: number;

                /** DrSwitch mode. */
                mode: string;

                /** DrSwitch from. */
                from: string;

                /** DrSwitch to. */
                to: string;

                /** DrSwitch atMs. */
                atMs: number;

                /** DrSwitch outageMs. */
                outageMs?: (number|null);

                /** DrSwitch gtidMissing. */
                gtidMissing?: (string|null);

                /** DrSwitch knownAgeMs. */
                knownAgeMs?: (number|null);

                /**
                 * Encodes the specified DrSwitch message. Does not implicitly {@link towline.control.v1.DrSwitch.verify|verify} messages.
                 * @param message DrSwitch message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DrSwitch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DrSwitch message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DrSwitch & towline.control.v1.DrSwitch.$Shape} DrSwitch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DrSwitch & towline.control.v1.DrSwitch.$Shape;
            }

            namespace DrSwitch {

                /** Properties of a DrSwitch. */
                interface $Properties {

                    /** DrSwitch epoch */
                    epoch?: (number|null);

                    /** DrSwitch mode */
                    mode?: (string|null);

                    /** DrSwitch from */
                    from?: (string|null);

                    /** DrSwitch to */
                    to?: (string|null);

                    /** DrSwitch atMs */
                    atMs?: (number|null);

                    /** DrSwitch outageMs */
                    outageMs?: (number|null);

                    /** DrSwitch gtidMissing */
                    gtidMissing?: (string|null);

                    /** DrSwitch knownAgeMs */
                    knownAgeMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DrSwitch. */
                type $Shape = towline.control.v1.DrSwitch.$Properties;
            }

            /**
             * Properties of a PutDrPairRequest.
             * @deprecated Use towline.control.v1.PutDrPairRequest.$Properties instead.
             */
            interface IPutDrPairRequest extends towline.control.v1.PutDrPairRequest.$Properties {
            }

            /** Represents a PutDrPairRequest. */
            class PutDrPairRequest {

                /**
                 * Constructs a new PutDrPairRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PutDrPairRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PutDrPairRequest spec. */
                spec?: (towline.control.v1.DrPairSpec.$Properties|null);

                /** PutDrPairRequest expectedUid. */
                expectedUid: string;

                /**
                 * Encodes the specified PutDrPairRequest message. Does not implicitly {@link towline.control.v1.PutDrPairRequest.verify|verify} messages.
                 * @param message PutDrPairRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PutDrPairRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PutDrPairRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PutDrPairRequest & towline.control.v1.PutDrPairRequest.$Shape} PutDrPairRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PutDrPairRequest & towline.control.v1.PutDrPairRequest.$Shape;
            }

            namespace PutDrPairRequest {

                /** Properties of a PutDrPairRequest. */
                interface $Properties {

                    /** PutDrPairRequest spec */
                    spec?: (towline.control.v1.DrPairSpec.$Properties|null);

                    /** PutDrPairRequest expectedUid */
                    expectedUid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PutDrPairRequest. */
                type $Shape = towline.control.v1.PutDrPairRequest.$Properties;
            }

            /**
             * Properties of a PutDrPairResponse.
             * @deprecated Use towline.control.v1.PutDrPairResponse.$Properties instead.
             */
            interface IPutDrPairResponse extends towline.control.v1.PutDrPairResponse.$Properties {
            }

            /** Represents a PutDrPairResponse. */
            class PutDrPairResponse {

                /**
                 * Constructs a new PutDrPairResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PutDrPairResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PutDrPairResponse pair. */
                pair?: (towline.control.v1.DrPair.$Properties|null);

                /** PutDrPairResponse adopted. */
                adopted: boolean;

                /**
                 * Encodes the specified PutDrPairResponse message. Does not implicitly {@link towline.control.v1.PutDrPairResponse.verify|verify} messages.
                 * @param message PutDrPairResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PutDrPairResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PutDrPairResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PutDrPairResponse & towline.control.v1.PutDrPairResponse.$Shape} PutDrPairResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PutDrPairResponse & towline.control.v1.PutDrPairResponse.$Shape;
            }

            namespace PutDrPairResponse {

                /** Properties of a PutDrPairResponse. */
                interface $Properties {

                    /** PutDrPairResponse pair */
                    pair?: (towline.control.v1.DrPair.$Properties|null);

                    /** PutDrPairResponse adopted */
                    adopted?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PutDrPairResponse. */
                type $Shape = towline.control.v1.PutDrPairResponse.$Properties;
            }

            /**
             * Properties of a GetDrPairRequest.
             * @deprecated Use towline.control.v1.GetDrPairRequest.$Properties instead.
             */
            interface IGetDrPairRequest extends towline.control.v1.GetDrPairRequest.$Properties {
            }

            /** Represents a GetDrPairRequest. */
            class GetDrPairRequest {

                /**
                 * Constructs a new GetDrPairRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.GetDrPairRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetDrPairRequest name. */
                name: string;

                /** GetDrPairRequest uid. */
                uid: string;

                /**
                 * Encodes the specified GetDrPairRequest message. Does not implicitly {@link towline.control.v1.GetDrPairRequest.verify|verify} messages.
                 * @param message GetDrPairRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.GetDrPairRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetDrPairRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.GetDrPairRequest & towline.control.v1.GetDrPairRequest.$Shape} GetDrPairRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.GetDrPairRequest & towline.control.v1.GetDrPairRequest.$Shape;
            }

            namespace GetDrPairRequest {

                /** Properties of a GetDrPairRequest. */
                interface $Properties {

                    /** GetDrPairRequest name */
                    name?: (string|null);

                    /** GetDrPairRequest uid */
                    uid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetDrPairRequest. */
                type $Shape = towline.control.v1.GetDrPairRequest.$Properties;
            }

            /**
             * Properties of a ListDrPairsRequest.
             * @deprecated Use towline.control.v1.ListDrPairsRequest.$Properties instead.
             */
            interface IListDrPairsRequest extends towline.control.v1.ListDrPairsRequest.$Properties {
            }

            /** Represents a ListDrPairsRequest. */
            class ListDrPairsRequest {

                /**
                 * Constructs a new ListDrPairsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ListDrPairsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified ListDrPairsRequest message. Does not implicitly {@link towline.control.v1.ListDrPairsRequest.verify|verify} messages.
                 * @param message ListDrPairsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ListDrPairsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListDrPairsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ListDrPairsRequest & towline.control.v1.ListDrPairsRequest.$Shape} ListDrPairsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ListDrPairsRequest & towline.control.v1.ListDrPairsRequest.$Shape;
            }

            namespace ListDrPairsRequest {

                /** Properties of a ListDrPairsRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListDrPairsRequest. */
                type $Shape = towline.control.v1.ListDrPairsRequest.$Properties;
            }

            /**
             * Properties of a ListDrPairsResponse.
             * @deprecated Use towline.control.v1.ListDrPairsResponse.$Properties instead.
             */
            interface IListDrPairsResponse extends towline.control.v1.ListDrPairsResponse.$Properties {
            }

            /** Represents a ListDrPairsResponse. */
            class ListDrPairsResponse {

                /**
                 * Constructs a new ListDrPairsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ListDrPairsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListDrPairsResponse pairs. */
                pairs: towline.control.v1.DrPair.$Properties[];

                /**
                 * Encodes the specified ListDrPairsResponse message. Does not implicitly {@link towline.control.v1.ListDrPairsResponse.verify|verify} messages.
                 * @param message ListDrPairsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ListDrPairsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListDrPairsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ListDrPairsResponse & towline.control.v1.ListDrPairsResponse.$Shape} ListDrPairsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ListDrPairsResponse & towline.control.v1.ListDrPairsResponse.$Shape;
            }

            namespace ListDrPairsResponse {

                /** Properties of a ListDrPairsResponse. */
                interface $Properties {

                    /** ListDrPairsResponse pairs */
                    pairs?: (towline.control.v1.DrPair.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListDrPairsResponse. */
                type $Shape = towline.control.v1.ListDrPairsResponse.$Properties;
            }

            /**
             * Properties of a DeleteDrPairRequest.
             * @deprecated Use towline.control.v1.DeleteDrPairRequest.$Properties instead.
             */
            interface IDeleteDrPairRequest extends towline.control.v1.DeleteDrPairRequest.$Properties {
            }

            /** Represents a DeleteDrPairRequest. */
            class DeleteDrPairRequest {

                /**
                 * Constructs a new DeleteDrPairRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DeleteDrPairRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteDrPairRequest name. */
                name: string;

                /** DeleteDrPairRequest expectedUid. */
                expectedUid: string;

                /**
                 * Encodes the specified DeleteDrPairRequest message. Does not implicitly {@link towline.control.v1.DeleteDrPairRequest.verify|verify} messages.
                 * @param message DeleteDrPairRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DeleteDrPairRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteDrPairRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DeleteDrPairRequest & towline.control.v1.DeleteDrPairRequest.$Shape} DeleteDrPairRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DeleteDrPairRequest & towline.control.v1.DeleteDrPairRequest.$Shape;
            }

            namespace DeleteDrPairRequest {

                /** Properties of a DeleteDrPairRequest. */
                interface $Properties {

                    /** DeleteDrPairRequest name */
                    name?: (string|null);

                    /** DeleteDrPairRequest expectedUid */
                    expectedUid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteDrPairRequest. */
                type $Shape = towline.control.v1.DeleteDrPairRequest.$Properties;
            }

            /**
             * Properties of a DeleteDrPairResponse.
             * @deprecated Use towline.control.v1.DeleteDrPairResponse.$Properties instead.
             */
            interface IDeleteDrPairResponse extends towline.control.v1.DeleteDrPairResponse.$Properties {
            }

            /** Represents a DeleteDrPairResponse. */
            class DeleteDrPairResponse {

                /**
                 * Constructs a new DeleteDrPairResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.DeleteDrPairResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteDrPairResponse left. */
                left: string[];

                /**
                 * Encodes the specified DeleteDrPairResponse message. Does not implicitly {@link towline.control.v1.DeleteDrPairResponse.verify|verify} messages.
                 * @param message DeleteDrPairResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.DeleteDrPairResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteDrPairResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.DeleteDrPairResponse & towline.control.v1.DeleteDrPairResponse.$Shape} DeleteDrPairResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.DeleteDrPairResponse & towline.control.v1.DeleteDrPairResponse.$Shape;
            }

            namespace DeleteDrPairResponse {

                /** Properties of a DeleteDrPairResponse. */
                interface $Properties {

                    /** DeleteDrPairResponse left */
                    left?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteDrPairResponse. */
                type $Shape = towline.control.v1.DeleteDrPairResponse.$Properties;
            }

            /**
             * Properties of a SwitchDrPairRequest.
             * @deprecated Use towline.control.v1.SwitchDrPairRequest.$Properties instead.
             */
            interface ISwitchDrPairRequest extends towline.control.v1.SwitchDrPairRequest.$Properties {
            }

            /** Represents a SwitchDrPairRequest. */
            class SwitchDrPairRequest {

                /**
                 * Constructs a new SwitchDrPairRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.SwitchDrPairRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SwitchDrPairRequest name. */
                name: string;

                /** SwitchDrPairRequest to. */
                to: string;

                /** SwitchDrPairRequest mode. */
                mode: string;

                /** SwitchDrPairRequest expectedEpoch. */
                expectedEpoch: number;

                /** SwitchDrPairRequest timeoutMs. */
                timeoutMs: number;

                /** SwitchDrPairRequest maxLagMs. */
                maxLagMs: number;

                /** SwitchDrPairRequest longStatements. */
                longStatements: string;

                /** SwitchDrPairRequest dryRun. */
                dryRun: boolean;

                /** SwitchDrPairRequest expectedPrimary. */
                expectedPrimary: string;

                /** SwitchDrPairRequest acceptSplitBrain. */
                acceptSplitBrain: boolean;

                /**
                 * Encodes the specified SwitchDrPairRequest message. Does not implicitly {@link towline.control.v1.SwitchDrPairRequest.verify|verify} messages.
                 * @param message SwitchDrPairRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.SwitchDrPairRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SwitchDrPairRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.SwitchDrPairRequest & towline.control.v1.SwitchDrPairRequest.$Shape} SwitchDrPairRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.SwitchDrPairRequest & towline.control.v1.SwitchDrPairRequest.$Shape;
            }

            namespace SwitchDrPairRequest {

                /** Properties of a SwitchDrPairRequest. */
                interface $Properties {

                    /** SwitchDrPairRequest name */
                    name?: (string|null);

                    /** SwitchDrPairRequest to */
                    to?: (string|null);

                    /** SwitchDrPairRequest mode */
                    mode?: (string|null);

                    /** SwitchDrPairRequest expectedEpoch */
                    expectedEpoch?: (number|null);

                    /** SwitchDrPairRequest timeoutMs */
                    timeoutMs?: (number|null);

                    /** SwitchDrPairRequest maxLagMs */
                    maxLagMs?: (number|null);

                    /** SwitchDrPairRequest longStatements */
                    longStatements?: (string|null);

                    /** SwitchDrPairRequest dryRun */
                    dryRun?: (boolean|null);

                    /** SwitchDrPairRequest expectedPrimary */
                    expectedPrimary?: (string|null);

                    /** SwitchDrPairRequest acceptSplitBrain */
                    acceptSplitBrain?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SwitchDrPairRequest. */
                type $Shape = towline.control.v1.SwitchDrPairRequest.$Properties;
            }

            /**
             * Properties of a SwitchDrPairEvent.
             * @deprecated Use towline.control.v1.SwitchDrPairEvent.$Properties instead.
             */
            interface ISwitchDrPairEvent extends towline.control.v1.SwitchDrPairEvent.$Properties {
            }

            /** Represents a SwitchDrPairEvent. */
            class SwitchDrPairEvent {

                /**
                 * Constructs a new SwitchDrPairEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.SwitchDrPairEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SwitchDrPairEvent step. */
                step: string;

                /** SwitchDrPairEvent state. */
                state: string;

                /** SwitchDrPairEvent detail. */
                detail: string;

                /**
                 * Encodes the specified SwitchDrPairEvent message. Does not implicitly {@link towline.control.v1.SwitchDrPairEvent.verify|verify} messages.
                 * @param message SwitchDrPairEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.SwitchDrPairEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SwitchDrPairEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.SwitchDrPairEvent & towline.control.v1.SwitchDrPairEvent.$Shape} SwitchDrPairEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.SwitchDrPairEvent & towline.control.v1.SwitchDrPairEvent.$Shape;
            }

            namespace SwitchDrPairEvent {

                /** Properties of a SwitchDrPairEvent. */
                interface $Properties {

                    /** SwitchDrPairEvent step */
                    step?: (string|null);

                    /** SwitchDrPairEvent state */
                    state?: (string|null);

                    /** SwitchDrPairEvent detail */
                    detail?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SwitchDrPairEvent. */
                type $Shape = towline.control.v1.SwitchDrPairEvent.$Properties;
            }

            /**
             * Properties of a PrecheckRequest.
             * @deprecated Use towline.control.v1.PrecheckRequest.$Properties instead.
             */
            interface IPrecheckRequest extends towline.control.v1.PrecheckRequest.$Properties {
            }

            /** Represents a PrecheckRequest. */
            class PrecheckRequest {

                /**
                 * Constructs a new PrecheckRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PrecheckRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PrecheckRequest spec. */
                spec?: (towline.control.v1.LinkSpec.$Properties|null);

                /**
                 * Encodes the specified PrecheckRequest message. Does not implicitly {@link towline.control.v1.PrecheckRequest.verify|verify} messages.
                 * @param message PrecheckRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PrecheckRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PrecheckRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PrecheckRequest & towline.control.v1.PrecheckRequest.$Shape} PrecheckRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PrecheckRequest & towline.control.v1.PrecheckRequest.$Shape;
            }

            namespace PrecheckRequest {

                /** Properties of a PrecheckRequest. */
                interface $Properties {

                    /** PrecheckRequest spec */
                    spec?: (towline.control.v1.LinkSpec.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PrecheckRequest. */
                type $Shape = towline.control.v1.PrecheckRequest.$Properties;
            }

            /**
             * Properties of a PrecheckReport.
             * @deprecated Use towline.control.v1.PrecheckReport.$Properties instead.
             */
            interface IPrecheckReport extends towline.control.v1.PrecheckReport.$Properties {
            }

            /** Represents a PrecheckReport. */
            class PrecheckReport {

                /**
                 * Constructs a new PrecheckReport.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.PrecheckReport.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PrecheckReport results. */
                results: towline.control.v1.CheckResult.$Properties[];

                /**
                 * Encodes the specified PrecheckReport message. Does not implicitly {@link towline.control.v1.PrecheckReport.verify|verify} messages.
                 * @param message PrecheckReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.PrecheckReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PrecheckReport message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.PrecheckReport & towline.control.v1.PrecheckReport.$Shape} PrecheckReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.PrecheckReport & towline.control.v1.PrecheckReport.$Shape;
            }

            namespace PrecheckReport {

                /** Properties of a PrecheckReport. */
                interface $Properties {

                    /** PrecheckReport results */
                    results?: (towline.control.v1.CheckResult.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PrecheckReport. */
                type $Shape = towline.control.v1.PrecheckReport.$Properties;
            }

            /**
             * Properties of a CheckResult.
             * @deprecated Use towline.control.v1.CheckResult.$Properties instead.
             */
            interface ICheckResult extends towline.control.v1.CheckResult.$Properties {
            }

            /** Represents a CheckResult. */
            class CheckResult {

                /**
                 * Constructs a new CheckResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.CheckResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CheckResult id. */
                id: string;

                /** CheckResult verdict. */
                verdict: string;

                /** CheckResult message. */
                message: string;

                /** CheckResult remedy. */
                remedy: string;

                /** CheckResult side. */
                side: string;

                /**
                 * Encodes the specified CheckResult message. Does not implicitly {@link towline.control.v1.CheckResult.verify|verify} messages.
                 * @param message CheckResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.CheckResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CheckResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.CheckResult & towline.control.v1.CheckResult.$Shape} CheckResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.CheckResult & towline.control.v1.CheckResult.$Shape;
            }

            namespace CheckResult {

                /** Properties of a CheckResult. */
                interface $Properties {

                    /** CheckResult id */
                    id?: (string|null);

                    /** CheckResult verdict */
                    verdict?: (string|null);

                    /** CheckResult message */
                    message?: (string|null);

                    /** CheckResult remedy */
                    remedy?: (string|null);

                    /** CheckResult side */
                    side?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CheckResult. */
                type $Shape = towline.control.v1.CheckResult.$Properties;
            }

            /**
             * Properties of an ErrorDetail.
             * @deprecated Use towline.control.v1.ErrorDetail.$Properties instead.
             */
            interface IErrorDetail extends towline.control.v1.ErrorDetail.$Properties {
            }

            /** Represents an ErrorDetail. */
            class ErrorDetail {

                /**
                 * Constructs a new ErrorDetail.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: towline.control.v1.ErrorDetail.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ErrorDetail code. */
                code: string;

                /** ErrorDetail message. */
                message: string;

                /** ErrorDetail hint. */
                hint: string;

                /** ErrorDetail retryable. */
                retryable: boolean;

                /** ErrorDetail field. */
                field: string;

                /** ErrorDetail gtid. */
                gtid: string;

                /** ErrorDetail table. */
                table: string;

                /** ErrorDetail key. */
                key: string;

                /**
                 * Encodes the specified ErrorDetail message. Does not implicitly {@link towline.control.v1.ErrorDetail.verify|verify} messages.
                 * @param message ErrorDetail message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: towline.control.v1.ErrorDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ErrorDetail message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {towline.control.v1.ErrorDetail & towline.control.v1.ErrorDetail.$Shape} ErrorDetail
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): towline.control.v1.ErrorDetail & towline.control.v1.ErrorDetail.$Shape;
            }

            namespace ErrorDetail {

                /** Properties of an ErrorDetail. */
                interface $Properties {

                    /** ErrorDetail code */
                    code?: (string|null);

                    /** ErrorDetail message */
                    message?: (string|null);

                    /** ErrorDetail hint */
                    hint?: (string|null);

                    /** ErrorDetail retryable */
                    retryable?: (boolean|null);

                    /** ErrorDetail field */
                    field?: (string|null);

                    /** ErrorDetail gtid */
                    gtid?: (string|null);

                    /** ErrorDetail table */
                    table?: (string|null);

                    /** ErrorDetail key */
                    key?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ErrorDetail. */
                type $Shape = towline.control.v1.ErrorDetail.$Properties;
            }
        }
    }
}
