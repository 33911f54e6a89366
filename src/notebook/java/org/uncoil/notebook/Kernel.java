package org.uncoil.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseKernelBuilder;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/**
 * The kernel: JJava's implementation of Jupyter's protocol around {@link Cells}. Jupyter starts it
 * with the name of a file that says where to listen.
 */
public final class Kernel extends BaseKernel {
  private final Cells cells = new Cells();

  private Kernel(
      HistoryManager history,
      JupyterIO io,
      CommManager comms,
      Renderer display,
      MagicParser parser,
      MagicsRegistry magics,
      StringStyler styler) {
    super(
        "uncoil",
        "1",
        new LanguageInfo.Builder("Java")
            .version(System.getProperty("java.version"))
            .mimetype("text/x-java-source")
            .fileExtension(".java")
            .pygments("java")
            .codemirror("text/x-java")
            .build(),
        List.of(),
        history,
        io,
        comms,
        display,
        parser,
        magics,
        false,
        styler);
  }

  /** Serves one connection until Jupyter ends it. */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    System.setProperty("java.awt.headless", "true");
    JupyterConnection connection =
        new JupyterConnection(
            KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
    Kernel kernel = new Builder().build();
    Notebook.kernel = kernel;
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
    // Spark's threads would keep it
    System.exit(0);
  }

  @Override
  public Object evalRaw(String cell) {
    return cells.run(cell);
  }

  @Override
  public DisplayData eval(String cell) {
    String value = cells.run(cell);
    return value == null ? null : new DisplayData(value);
  }

  @Override
  public List<String> formatError(Throwable error) {
    return error instanceof CellException
        ? error.getMessage().lines().toList()
        : super.formatError(error);
  }

  @Override
  public DisplayData inspect(String cell, int at, boolean more) {
    return null;
  }

  @Override
  public ReplacementOptions complete(String cell, int at) {
    int[] anchor = {at};
    return new ReplacementOptions(cells.suggestions(cell, at, anchor), anchor[0], at);
  }

  @Override
  public String isComplete(String cell) {
    Completeness completeness = cells.completeness(cell);
    return switch (completeness) {
      case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> IS_COMPLETE_YES;
      case DEFINITELY_INCOMPLETE -> "";
      case UNKNOWN -> IS_COMPLETE_BAD;
    };
  }

  /** What JJava makes for a kernel that wants nothing special. */
  private static final class Builder extends BaseKernelBuilder<Builder, Kernel> {
    @Override
    public Kernel build() {
      return new Kernel(
          buildHistoryManager(),
          buildJupyterIO(buildJupyterIOEncoding()),
          buildCommManager(),
          buildRenderer(),
          new MagicParser("(?<=(?:^|=))\\s*%", "%%", buildMagicTranspiler()),
          buildMagicsRegistry(),
          buildErrorStyler());
    }
  }
}
