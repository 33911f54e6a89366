package org.uncoil.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Spark's event log says about the train stage of one application.
 *
 * @param begin when the stage was submitted, in seconds since 1970
 * @param end when its last task had ended
 * @param tasks those that came to their end, by their number
 */
public record EventLog(double begin, double end, List<Task> tasks) {

  /**
   * One task.
   *
   * @param index its number in the stage
   * @param launch when the driver sent it, in seconds since 1970
   * @param finish when the driver had its result
   * @param run seconds that it ran on the executor
   */
  public record Task(int index, double launch, double finish, double run) {}

  /** Reads the one log that lies in a folder. */
  public static EventLog in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs =
          files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
      if (logs.size() != 1) {
        throw new IllegalStateException("expected one event log in " + folder + ": " + logs);
      }
      return of(Files.readAllLines(logs.get(0)));
    }
  }

  static EventLog of(List<String> lines) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    int stage = -1;
    double begin = 0;
    double end = 0;
    List<Task> tasks = new ArrayList<>();
    for (String line : lines) {
      JsonNode event = mapper.readTree(line);
      String kind = event.get("Event").asText();
      if (kind.equals("SparkListenerStageSubmitted")
          && event.at("/Properties/spark.job.description").asText().startsWith("Train ")) {
        stage = event.at("/Stage Info/Stage ID").asInt();
      } else if (kind.equals("SparkListenerStageCompleted")
          && event.at("/Stage Info/Stage ID").asInt() == stage) {
        begin = event.at("/Stage Info/Submission Time").asLong() / 1e3;
        end = event.at("/Stage Info/Completion Time").asLong() / 1e3;
      } else if (kind.equals("SparkListenerTaskEnd") && event.get("Stage ID").asInt() == stage) {
        tasks.add(task(event));
      }
    }
    if (tasks.isEmpty() || end == 0) {
      throw new IllegalStateException("the event log holds no train stage that came to its end");
    }
    tasks.sort(Comparator.comparingInt(Task::index));
    return new EventLog(begin, end, List.copyOf(tasks));
  }

  private static Task task(JsonNode event) {
    return new Task(
        event.at("/Task Info/Index").asInt(),
        event.at("/Task Info/Launch Time").asLong() / 1e3,
        event.at("/Task Info/Finish Time").asLong() / 1e3,
        event.at("/Task Metrics/Executor Run Time").asLong() / 1e3);
  }

  /** Seconds from the first task's dispatch to the last one's result. */
  public double makespan() {
    return end - begin;
  }

  /** Seconds that tasks ran, all together. */
  public double busy() {
    return tasks.stream().mapToDouble(Task::run).sum();
  }

  /** Seconds of the longest task. */
  public double longest() {
    return tasks.stream().mapToDouble(Task::run).max().orElseThrow();
  }
}
