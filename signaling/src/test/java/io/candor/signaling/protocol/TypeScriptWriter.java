package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.wire.WireMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the protocol's records as TypeScript types; the same text for the same records, always.
 */
final class TypeScriptWriter {
  static final List<Class<?>> DIRECTIONS =
      List.of(
          StudentMessage.class, ServerToStudent.class, TeacherMessage.class, ServerToTeacher.class);
  private static final Map<Class<?>, String> PREFIXES =
      Map.of(
          StudentMessage.class, "FromStudent",
          ServerToStudent.class, "ToStudent",
          TeacherMessage.class, "FromTeacher",
          ServerToTeacher.class, "ToTeacher");

  private final ObjectMapper mapper = WireMapper.create();

  /** Everything mentioned by a message, by name, so that the order never depends on reflection. */
  private final Map<String, String> declarations = new TreeMap<>();

  private final Set<Class<?>> seen = new LinkedHashSet<>();

  String write() {
    StringBuilder unions = new StringBuilder();
    DIRECTIONS.forEach(direction -> unions.append(union(direction)));
    return "// Written by TypeScriptWriter from the records of io.candor.signaling.protocol:"
        + " do not edit.\n\n"
        + constants()
        + unions
        + String.join("", declarations.values())
        + options()
        + qualities();
  }

  /** The message types of a direction, by their names on the wire. */
  static Map<String, Class<?>> types(Class<?> direction) {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    for (JsonSubTypes.Type type : direction.getAnnotation(JsonSubTypes.class).value()) {
      types.put(type.name(), type.value());
    }
    return types;
  }

  private static String constants() {
    return """
        export const PROTOCOL = %d;
        export const SUBPROTOCOL = "%s";
        export const PATH = "%s";
        export const MAX_MESSAGE_BYTES = %d;
        export const PING_EVERY_MS = %d;
        export const SILENCE_MS = %d;
        export const EVENT_WINDOW = %d;

        """
        .formatted(
            Protocol.VERSION,
            Protocol.SUBPROTOCOL,
            Protocol.PATH,
            Protocol.MAX_MESSAGE,
            Protocol.PING_EVERY.toMillis(),
            Protocol.SILENCE.toMillis(),
            Protocol.EVENT_WINDOW);
  }

  private String union(Class<?> direction) {
    StringBuilder union = new StringBuilder();
    types(direction).forEach((wire, type) -> declare(type, wire));
    union.append("export type %s =\n".formatted(direction.getSimpleName()));
    types(direction).values().forEach(type -> union.append("  | %s\n".formatted(name(type))));
    union.setLength(union.length() - 1);
    return union.append(";\n\n").toString();
  }

  private void declare(Class<?> type, @Nullable String wire) {
    if (!seen.add(type)) {
      return;
    }
    StringBuilder text = new StringBuilder("export interface %s {\n".formatted(name(type)));
    if (wire != null) {
      text.append("  readonly type: \"%s\";\n".formatted(wire));
    }
    for (RecordComponent component : type.getRecordComponents()) {
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      text.append(
          "  readonly %s%s: %s;\n"
              .formatted(
                  component.getName(),
                  optional ? "?" : "",
                  typeScript(component.getGenericType())));
    }
    declarations.put(name(type), text.append("}\n\n").toString());
  }

  private String typeScript(Type type) {
    if (type instanceof ParameterizedType generic) {
      List<String> arguments =
          Arrays.stream(generic.getActualTypeArguments()).map(this::typeScript).toList();
      return generic.getRawType() == List.class
          ? "readonly %s[]".formatted(arguments.get(0))
          : "Readonly<Partial<Record<%s, %s>>>".formatted(arguments.get(0), arguments.get(1));
    }
    return typeScript((Class<?>) type);
  }

  private String typeScript(Class<?> type) {
    if (type == String.class) {
      return "string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (type == Detail.class) {
      declarations.put(
          "Detail",
          "export type Detail = Readonly<Record<string, string | number | boolean>>;\n\n");
      return "Detail";
    }
    if (type.isEnum()) {
      declareEnum(type);
      return type.getSimpleName();
    }
    if (type.isRecord()) {
      declare(type, null);
      return name(type);
    }
    return "number";
  }

  private void declareEnum(Class<?> type) {
    String name = type.getSimpleName();
    List<String> wires =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> "\"%s\"".formatted(mapper.convertValue(constant, String.class)))
            .toList();
    String list = Character.toLowerCase(name.charAt(0)) + name.substring(1) + "Values";
    declarations.put(
        name,
        "export const %s = [%s] as const;\n\nexport type %s = (typeof %s)[number];\n\n"
            .formatted(list, String.join(", ", wires), name, list));
  }

  private String options() {
    StringBuilder text =
        new StringBuilder(
            """
            export interface TrackingOptionText {
              readonly name: TrackingOption;
              readonly onByDefault: boolean;
              /** Points for one flagged minute in an hour; 0 where nothing is flagged. */
              readonly weight: number;
              readonly title: string;
              readonly collects: string;
              readonly permissions: readonly ("camera" | "microphone" | "screen" | "sites")[];
            }

            export const trackingOptionTexts: readonly TrackingOptionText[] = [
            """);
    for (TrackingOption option : TrackingOption.values()) {
      text.append(
          """
            {
              name: %s,
              onByDefault: %s,
              weight: %d,
              title: %s,
              collects: %s,
              permissions: %s,
            },
          """
              .formatted(
                  json(option),
                  option.onByDefault(),
                  option.weight(),
                  json(option.title()),
                  json(option.collects()),
                  json(option.permissions())));
    }
    return text.append("];\n").toString();
  }

  private String qualities() {
    declareEnum(Quality.class);
    StringBuilder text =
        new StringBuilder("\n" + declarations.remove("Quality"))
            .append(
                """
                /** The figures of each; a policy may have any others. */
                export const qualityLimits: Readonly<Record<Quality, Pick<Policy, "camera" | "screen" | "microphone">>> = {
                """);
    for (Quality quality : Quality.values()) {
      text.append(
          "  %s: { camera: %s, screen: %s, microphone: %s },\n"
              .formatted(
                  quality.wire(),
                  json(quality.camera()),
                  json(quality.screen()),
                  json(quality.microphone())));
    }
    return text.append("};\n").toString();
  }

  private String json(Object value) {
    return mapper.valueToTree(value).toString();
  }

  private static String name(Class<?> type) {
    Class<?> holder = type.getDeclaringClass();
    return holder == null ? type.getSimpleName() : PREFIXES.get(holder) + type.getSimpleName();
  }
}
