import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import software.amazon.event.ruler.Machine;

/** Reads a JSON array of {"pattern": …, "event": …} and writes an array of true, false, or the text of what is wrong with the pattern. */
public class Match {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    ArrayNode answers = JSON.createArrayNode();
    for (JsonNode question : JSON.readTree(System.in)) {
      try {
        answers.add(matches(question.get("pattern"), question.get("event")));
      } catch (Exception problem) {
        answers.add(String.valueOf(problem.getMessage()));
      }
    }
    System.out.println(answers);
  }

  private static boolean matches(JsonNode pattern, JsonNode event) throws Exception {
    Machine machine = new Machine();
    machine.addRule("rule", JSON.writeValueAsString(pattern));
    return machine.rulesForJSONEvent(JSON.writeValueAsString(event)).contains("rule");
  }
}
