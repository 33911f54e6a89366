package org.uncoil.network.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks {@code nvidia-smi}, which comes with the driver.
 *
 * @param program the program's name or path
 * @param visible {@code CUDA_VISIBLE_DEVICES}, where it is set: the GPUs that CUDA will see
 */
public record NvidiaSmi(String program, Optional<String> visible) implements GpuProbe {
  private static final int SECONDS = 20;
  private static final Pattern LINE =
      Pattern.compile("(?<name>.+), (?<major>\\d+)\\.(?<minor>\\d+), (?<driver>\\d+[.\\d]*)");

  /** The one of this node. */
  public static NvidiaSmi ofThisNode() {
    return new NvidiaSmi("nvidia-smi", Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES")));
  }

  @Override
  public List<Gpu> gpus() throws IOException {
    if (visible.isPresent() && visible.get().isBlank()) {
      return List.of();
    }
    List<String> command = new ArrayList<>();
    command.add(program);
    command.add("--query-gpu=name,compute_cap,driver_version");
    command.add("--format=csv,noheader");
    visible.ifPresent(ids -> command.add("--id=" + ids));
    try {
      return answer(command).lines().filter(line -> !line.isBlank()).map(NvidiaSmi::gpu).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String answer(List<String> command) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("there is no " + program + ", which comes with NVIDIA's driver", e);
    }
    try {
      // the answer is a few lines, which the pipe holds
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(
            String.format(Locale.ROOT, "%s did not answer in %d seconds", program, SECONDS));
      }
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s says \"%s\"".formatted(program, output.lines().findFirst().orElse("nothing")));
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Gpu gpu(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new UncheckedIOException(
          new IOException("nvidia-smi says \"%s\" instead of a GPU".formatted(line)));
    }
    return new Gpu(
        matcher.group("name"),
        Integer.parseInt(matcher.group("major")),
        Integer.parseInt(matcher.group("minor")),
        matcher.group("driver"));
  }
}
