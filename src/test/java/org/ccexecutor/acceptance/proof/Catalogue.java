package org.ccexecutor.acceptance.proof;

import java.util.List;
import java.util.stream.Stream;

/** All faults and freedoms, section by section. */
final class Catalogue {
  private Catalogue() {}

  /** The faulty servers. */
  static List<Variant> faults() {
    return Stream.of(
            AvailabilityFaults.all(),
            SessionFaults.all(),
            AftermathFaults.all(),
            AuthenticationFaults.all(),
            CredentialFaults.all(),
            OriginFaults.all(),
            FormatFaults.all(),
            RequestFaults.all(),
            ParameterFaults.all(),
            TextFaults.all(),
            EchoFaults.all(),
            OutputFaults.all(),
            StreamFaults.all(),
            SilenceFaults.all(),
            AmountFaults.all(),
            RemainderFaults.all(),
            ResultFaults.all(),
            PauseFaults.all(),
            ControlFaults.all(),
            StrangerFaults.all(),
            OrphanFaults.all(),
            UntimelyFaults.all(),
            TimeoutFaults.all(),
            SequelFaults.all(),
            RecoveryFaults.all(),
            WorkFaults.all(),
            DepartureFaults.all(),
            LeftoverFaults.all(),
            HardshipFaults.all(),
            BatchFaults.all(),
            MessageFaults.all(),
            RobustnessFaults.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The correct servers. */
  static List<Variant> freedoms() {
    return Freedoms.all();
  }
}
