package backprop.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a cell came to.
 *
 * @param json the driver's answer
 */
record Outcome(JsonObject json) {

    String status() {
        return json.get("status").getAsString();
    }

    String stdout() {
        return json.get("stdout").getAsString();
    }

    String stderr() {
        return json.get("stderr").getAsString();
    }

    double seconds() {
        return json.get("seconds").getAsDouble();
    }

    /** How many seconds after the stop button was pressed the cell had ended. */
    double stoppedAfter() {
        return json.get("stopped_after").getAsDouble();
    }

    /** When each piece of text arrived, in milliseconds of the machine's clock. */
    List<Double> arrivals() {
        double began = json.get("began").getAsDouble();
        return list("arrivals").stream()
                .map(arrival -> (began + arrival.getAsDouble()) * 1000)
                .toList();
    }

    /** The result in one form, or the empty string if there is none. */
    String result(String mimeType) {
        return form(list("results"), mimeType);
    }

    /** The result as text. */
    String result() {
        return result("text/plain");
    }

    /** What was displayed, in one form. */
    String displayed(String mimeType) {
        return list("displays").stream()
                .map(display ->
                        display.getAsJsonObject().getAsJsonObject("data").get(mimeType))
                .map(data -> data == null ? "" : data.getAsString())
                .collect(Collectors.joining("\n"));
    }

    /** What the page is told about what was displayed in one form: its size, its description. */
    JsonObject metadata(String mimeType) {
        return list("displays")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("metadata")
                .getAsJsonObject(mimeType);
    }

    /** The error report as the page shows it, without its colours. */
    String error() {
        return list("errors").stream()
                .flatMap(error -> elements(error.getAsJsonObject().get("traceback")).stream())
                .map(line -> line.getAsString().replaceAll("\u001b\\[[0-9;]*m", ""))
                .collect(Collectors.joining("\n"));
    }

    List<JsonElement> list(String name) {
        return elements(json.get(name));
    }

    private static String form(List<JsonElement> bundles, String mimeType) {
        return bundles.stream()
                .map(bundle -> bundle.getAsJsonObject().get(mimeType))
                .map(data -> data == null ? "" : data.getAsString())
                .collect(Collectors.joining("\n"));
    }

    private static List<JsonElement> elements(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false).toList();
    }
}
