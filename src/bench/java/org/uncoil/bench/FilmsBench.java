package org.uncoil.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.uncoil.bench.render.FilmMaker;
import org.uncoil.bench.render.Memory;
import org.uncoil.bench.render.Throughput;
import org.uncoil.bench.render.TrainedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast two tasks make films, and what they hold meanwhile. */
@Command(
    name = "films",
    description =
        "Films of 60 frames at 640 × 640 by one task and by two (set BENCH_CORE=0,1), and the memory"
            + " that a film of ten times as many frames takes.",
    mixinStandardHelpOptions = true)
final class FilmsBench implements Callable<Integer> {
  @SuppressWarnings("UnusedVariable") // the script gives it to every benchmark
  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Option(names = "--json", paramLabel = "FILE", description = "write the results there as JSON")
  private Path json;

  @Option(
      names = "--films",
      defaultValue = "5",
      description = "films of each task in a turn (default: ${DEFAULT-VALUE})")
  private int films;

  @Option(
      names = "--rounds",
      defaultValue = "10",
      description = "turns of one task and of two (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--frames",
      defaultValue = "1000",
      description =
          "frames of the shorter film, the other has ten times as many (default:"
              + " ${DEFAULT-VALUE})")
  private int frames;

  @Override
  public Integer call() throws Exception {
    System.setProperty("java.awt.headless", "true");
    FilmMaker maker = new FilmMaker(TrainedRun.train());
    Throughput throughput = maker.throughput(films, rounds);
    System.out.print(throughput.text());
    Memory memory = maker.memory(frames);
    System.out.print(memory.text());
    if (json != null) {
      Files.writeString(
          json,
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(Map.of("throughput", throughput, "memory", memory)));
    }
    return 0;
  }
}
