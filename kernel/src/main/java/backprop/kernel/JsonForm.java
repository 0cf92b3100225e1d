package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as JSON. What goes to the page in a form that is JSON has to be an object there, and not a text of one. */
final class JsonForm {

    private static final int DEEPEST = 200;
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private JsonForm() {}

    /** Whether a form is JSON by its MIME type, as {@code application/geo+json} is. */
    static boolean is(String mimeType) {
        String type = mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    /**
     * A value as JSON: a text is taken for JSON already.
     *
     * @throws IllegalArgumentException if it is a text and no JSON
     */
    static JsonElement of(@Nullable Object value) {
        return value instanceof CharSequence text ? parsed(text.toString()) : tree(value, 0);
    }

    /** The JSON in a text, or the text itself where it holds none. */
    static JsonElement ofText(String text) {
        try {
            return parsed(text);
        } catch (IllegalArgumentException e) {
            return new JsonPrimitive(text);
        }
    }

    private static JsonElement parsed(String text) {
        try {
            JsonElement element = STRICT.fromJson(text, JsonElement.class);
            if (element == null) {
                throw new JsonParseException("it is empty");
            }
            return element;
        } catch (JsonParseException e) {
            // Gson advises on its own settings first, and on its pages last.
            String why = String.valueOf(e.getMessage())
                    .split("\n", 2)[0]
                    .replaceFirst("^.*Use JsonReader\\S* .* malformed JSON ", "malformed ");
            throw new IllegalArgumentException("This text is no JSON: " + why);
        }
    }

    private static JsonElement tree(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("This is nested too deeply for JSON, or it contains itself.");
        }
        if (value == null) {
            return JsonNull.INSTANCE;
        } else if (value instanceof JsonElement ready) {
            return ready;
        } else if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, inner) -> object.add(String.valueOf(key), tree(inner, depth + 1)));
            return object;
        } else if (value instanceof Record) {
            JsonObject object = new JsonObject();
            for (RecordComponent part : value.getClass().getRecordComponents()) {
                object.add(part.getName(), tree(HtmlTable.get(part, value), depth + 1));
            }
            return object;
        } else if (value instanceof Iterable<?> all) {
            JsonArray array = new JsonArray();
            all.forEach(element -> array.add(tree(element, depth + 1)));
            return array;
        } else if (value.getClass().isArray()) {
            JsonArray array = new JsonArray();
            for (int i = 0; i < Array.getLength(value); i++) {
                array.add(tree(Array.get(value, i), depth + 1));
            }
            return array;
        } else if (value instanceof Optional<?> optional) {
            return tree(optional.orElse(null), depth + 1);
        }
        return single(value);
    }

    private static JsonElement single(Object value) {
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        } else if (value instanceof Double || value instanceof Float) {
            // JSON has no infinity; charts take null for a gap.
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? new JsonPrimitive((Number) value) : JsonNull.INSTANCE;
        }
        return value instanceof Number number ? new JsonPrimitive(number) : new JsonPrimitive(value.toString());
    }
}
